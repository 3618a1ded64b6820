import { CircleCheck, CircleDashed, CircleX, History } from '@lucide/vue';
import type { AssessmentState } from '@phoeiphrae/shared/assessment/state';
import type { Component } from 'vue';
import type { Tone } from '@/ui/tone';

/** How a state is told apart: by words, picture and colour. */
export const stateLook: Record<AssessmentState, { tone: Tone; icon: Component }> = {
  missing: { tone: 'danger', icon: CircleX },
  stale: { tone: 'warning', icon: History },
  incomplete: { tone: 'progress', icon: CircleDashed },
  complete: { tone: 'success', icon: CircleCheck },
};

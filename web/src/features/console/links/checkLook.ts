import type { CheckState } from '@phoeiphrae/shared/check';
import { CircleCheck, CircleHelp, Clock, TriangleAlert, Unlink } from '@lucide/vue';
import type { Component } from 'vue';
import type { Tone } from '@/ui/tone';

/** How each result looks beside its word. */
export const checkLook = {
  waiting: { tone: 'neutral', icon: Clock },
  working: { tone: 'success', icon: CircleCheck },
  failing: { tone: 'warning', icon: TriangleAlert },
  broken: { tone: 'danger', icon: Unlink },
  unclear: { tone: 'info', icon: CircleHelp },
} as const satisfies Record<CheckState, { tone: Tone; icon: Component }>;

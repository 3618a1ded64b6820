import {
  Archive,
  Ban,
  CalendarClock,
  CheckCheck,
  CircleCheck,
  CornerUpLeft,
  EyeOff,
  Hourglass,
  PencilLine,
  TimerOff,
  Trash2,
} from '@lucide/vue';
import type { State } from '@phoeiphrae/shared/workflow';
import type { Component } from 'vue';
import type { Tone } from './tone';

/** How each state looks; its name is `state.item.*` in the locales. */
export const stateLook = {
  draft: { tone: 'neutral', icon: PencilLine },
  in_review: { tone: 'progress', icon: Hourglass },
  returned: { tone: 'warning', icon: CornerUpLeft },
  approved: { tone: 'info', icon: CheckCheck },
  scheduled: { tone: 'info', icon: CalendarClock },
  published: { tone: 'success', icon: CircleCheck },
  superseded: { tone: 'neutral', icon: Archive },
  withdrawn: { tone: 'danger', icon: EyeOff },
  expired: { tone: 'neutral', icon: TimerOff },
  rejected: { tone: 'danger', icon: Ban },
  discarded: { tone: 'neutral', icon: Trash2 },
} as const satisfies Record<State, { tone: Tone; icon: Component }>;

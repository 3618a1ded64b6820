/** The moves of the publishing desk, in the order of its buttons. */
export const DESK_ACTIONS = ['publish', 'schedule', 'unschedule'] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

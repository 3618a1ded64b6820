/** Where a process that takes a file into an item may be killed, in the order in which it comes by. */
export const KILL_POINTS = [
  'before the bytes',
  'mid-write',
  'after the bytes',
  'before the commit',
  'after the commit',
] as const;
export type KillPoint = (typeof KILL_POINTS)[number];

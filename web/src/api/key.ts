import type { Keys } from './cache';

/** The key of an answer. It begins with its name, which alone stands for all that is kept under it. */
export const key = <N extends keyof Keys>(name: N, ...by: Keys[N]): [N, ...Keys[N]] => [name, ...by];

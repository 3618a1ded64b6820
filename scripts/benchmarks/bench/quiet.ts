import { setTimeout as pause } from 'node:timers/promises';
import { cpuOf } from './proc.ts';
import type { Server } from './servers.ts';

const LOOK_MS = 1_000;
/** A process that uses less of the processor than this, in milliseconds of each second, does nothing but wait. */
const IDLE_MS = 50;
/** So many seconds in a row. */
const IN_A_ROW = 5;
/** Told after so many seconds. */
const TELL_EVERY = 60;

/**
 * Resolves when a process that has just started has nothing left to do by itself: the first start on rows that others wrote
 * makes what the product makes in the background, and would be measured with it.
 */
export async function quiet({ pid }: Server, tell: (line: string) => void): Promise<void> {
  let before = cpuOf(pid);
  for (let idle = 0, waited = 1; idle < IN_A_ROW; waited++) {
    await pause(LOOK_MS);
    const now = cpuOf(pid);
    idle = now - before < IDLE_MS ? idle + 1 : 0;
    before = now;
    if (waited % TELL_EVERY === 0) tell(`its work in the background goes on, ${String(waited)} s`);
  }
}

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long anything else would have had to wait, in milliseconds. */
export interface LoopDelay {
  /** By the clock; on a busy machine it includes what other processes took. */
  readonly worst: number;
  readonly p99: number;
  /** The most that the thread itself worked without letting others in. */
  readonly held: number;
}

const RESOLUTION_MS = 2;
const NANOSECONDS = 1e6;

/** Milliseconds that this thread has worked so far. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Watches how long the event loop is held while something is done. */
export async function watchLoop(work: () => Promise<unknown>): Promise<LoopDelay> {
  const watched = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  watched.enable();
  // The watch sees a delay when its own timer comes late: it has to be waiting on both sides of the work.
  await sleep(4 * RESOLUTION_MS);
  watched.reset();
  let held = 0;
  let before = worked();
  const turns = setInterval(() => {
    const now = worked();
    held = Math.max(held, now - before);
    before = now;
  }, RESOLUTION_MS);
  await work();
  await sleep(4 * RESOLUTION_MS);
  clearInterval(turns);
  watched.disable();
  return { worst: watched.max / NANOSECONDS, p99: watched.percentile(99) / NANOSECONDS, held };
}

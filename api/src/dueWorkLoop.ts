import type { FastifyBaseLogger } from 'fastify';
import type { Deps } from './deps.ts';
import { runDueWork } from './features/items/dueWork.ts';
import { forgetOldKeys } from './idempotency.ts';
import { loggable } from './loggable.ts';
import { keepPublicLog } from './features/log/checkpoints.ts';
import { tellStalled } from './features/items/tellStalled.ts';

/** How long something due may wait before this process looks, in milliseconds. */
const INTERVAL_MS = 5_000;

/** Each on its own: what fails in one does not keep the others waiting. */
const WORK = [
  ['set times and last days', runDueWork],
  ['public log', keepPublicLog],
  ['what stalls', tellStalled],
  ['old idempotency keys', forgetOldKeys],
] as const;

/**
 * Looks for due work (set times, last days, what stalls, what may be forgotten) until stopped. A failure is logged and tried again at the next look; any
 * number of processes may do this at once.
 */
export function startDueWork(
  deps: Deps,
  log: Pick<FastifyBaseLogger, 'error' | 'info'>,
): { stop: () => Promise<void> } {
  let running: Promise<void> | undefined;
  const look = async () => {
    for (const [work, run] of WORK) {
      try {
        const done = await run(deps);
        if (done > 0) log.info({ work, done }, 'due work done');
      } catch (error) {
        log.error({ err: loggable(error), work }, 'due work failed');
      }
    }
    running = undefined;
  };
  const timer = setInterval(() => {
    running ??= look();
  }, INTERVAL_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

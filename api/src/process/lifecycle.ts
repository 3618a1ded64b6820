import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '@phoeiphrae/db/startError';

/** A step of the ending that hangs must not keep the ones after it from being done. */
const STEP_MS = 5_000;
/** How often a process without a channel looks whether npm is still there. */
const ORPHAN_CHECK_MS = 1_000;

export interface Lifecycle {
  /**
   * Adds a step of the ending. The last one added is the first one done, each after the one before is over or has had
   * its time (in milliseconds).
   */
  onEnd: (step: () => unknown, limitMs?: number) => void;
  /** Ends the process in order with exit code 1, saying why, unless it is ending already and the error comes from that. */
  fail: (error: unknown) => Promise<never>;
}

/**
 * Ties the process to its signals, and to the process that started it: SIGINT, SIGTERM, SIGHUP, or a starter that was
 * killed outright and so closed the channel between the two. Ctrl-C reaches us twice (from the terminal and from the
 * starter), therefore a second signal is not taken for impatience; every step has a limit instead.
 */
export function lifecycle(): Lifecycle {
  const steps: { step: () => unknown; limitMs: number }[] = [];
  let ending: Promise<never> | undefined;

  async function run(exitCode: number): Promise<never> {
    for (const { step, limitMs } of steps.reverse()) {
      try {
        await Promise.race([step(), sleep(limitMs)]);
      } catch (error) {
        report(error);
      }
    }
    return process.exit(exitCode);
  }

  const end = (exitCode: number) => (ending ??= run(exitCode));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
    process.on(signal, () => void end(0));
  whenOrphaned(() => void end(0));
  const fail = (error: unknown) => {
    if (!ending) report(error);
    return end(1);
  };
  return { onEnd: (step, limitMs = STEP_MS) => steps.push({ step, limitMs }), fail };
}

/** npm that is killed outright closes no channel: it leaves us an orphan, and our parent's id changes. */
function whenOrphaned(then: () => void): void {
  if (process.channel || !process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    then();
  }, ORPHAN_CHECK_MS);
  watch.unref();
}

/** Prints what went wrong: one line for what an operator can mend, the whole stack for a fault of the program. */
export function report(error: unknown): void {
  console.error(error instanceof StartError ? error.message : error);
}

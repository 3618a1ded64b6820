import { StartError } from '@phoeiphrae/db/startError';

const DEADLINE_MS = 10_000;

export interface Lifecycle {
  /** Adds a step of the ending. The last one added is the first one done, each after the one before is over. */
  onEnd: (step: () => unknown) => void;
  /** Ends the process in order, once; further calls and signals change nothing. */
  end: (exitCode: number) => Promise<never>;
}

/**
 * Ties the process to its signals, and to the process that started it: SIGINT, SIGTERM, SIGHUP, or a starter that was
 * killed outright and so closed the channel between the two. Ctrl-C reaches us twice (from the terminal and from the
 * starter), therefore a second signal is not taken for impatience; a deadline is kept instead.
 */
export function lifecycle(): Lifecycle {
  const steps: (() => unknown)[] = [];
  let ending: Promise<never> | undefined;

  async function run(exitCode: number): Promise<never> {
    setTimeout(() => process.exit(1), DEADLINE_MS).unref();
    for (const step of steps.reverse()) {
      try {
        await step();
      } catch (error) {
        console.error(error instanceof StartError ? error.message : error);
      }
    }
    return process.exit(exitCode);
  }

  const end = (exitCode: number) => (ending ??= run(exitCode));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
    process.on(signal, () => void end(0));
  return { onEnd: (step) => steps.push(step), end };
}

/** Prints what went wrong: one line for what an operator can mend, the whole stack for a fault of the program. */
export function report(error: unknown): void {
  console.error(error instanceof StartError ? error.message : error);
}

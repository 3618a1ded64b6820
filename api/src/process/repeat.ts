import type { Reports } from '../engines/jobs/handle.ts';
import type { Deps } from '../office/deps.ts';

type Work = readonly (readonly [string, (deps: Deps) => Promise<number>])[];

/** Does the work one after the other, again and again, never twice at the same time. What fails keeps nothing else waiting. */
export function repeat(deps: Deps, work: Work, reports: Reports, intervalMs: number) {
  let running: Promise<void> | undefined;
  const round = async () => {
    for (const [name, run] of work) {
      try {
        const done = await run(deps);
        if (done > 0) reports.done(name, done);
      } catch (error) {
        reports.failed(name, error);
      }
    }
    running = undefined;
  };
  const timer = setInterval(() => {
    running ??= round();
  }, intervalMs);
  const stop = async () => {
    clearInterval(timer);
    await running;
  };
  return { stop };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Reports } from '../engines/jobs/handle.ts';
import type { Worker } from '../engines/jobs/job.ts';
import { startWorkers } from '../engines/jobs/startWorkers.ts';
import type { Deps } from '../office/deps.ts';
import type { OfficeWorker } from '../office/officeWorker.ts';

/** Where the queue does not come up, before the next attempt, in milliseconds. */
const RETRY_MS = 30_000;

/** Does the jobs that come until stopped. Nothing else waits for that. */
export function startJobs(
  deps: Deps,
  workers: readonly OfficeWorker[],
  reports: Reports,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const options = { address: deps.db.address, now: () => deps.clock.now(), reports };
  const start = async () => {
    for (;;) {
      try {
        return await startWorkers(
          workers.map((worker) => withDeps(deps, worker)),
          options,
        );
      } catch (error) {
        reports.failed('queue', error);
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return undefined;
      }
    }
  };
  const started = start();
  return {
    stop: async () => {
      stopping.abort();
      await (await started)?.stop();
    },
  };
}

const withDeps = (deps: Deps, worker: OfficeWorker): Worker => ({
  job: worker.job,
  run: (data) => worker.run(deps, data),
  next: async () => worker.next?.(deps),
});

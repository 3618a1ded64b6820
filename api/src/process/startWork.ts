import type { FastifyBaseLogger } from 'fastify';
import { sweepWorkFolders } from '../engines/examination/workFolder.ts';
import type { Reports } from '../engines/jobs/handle.ts';
import { takeUpLeftBehind } from '../features/files/examining/leftBehind.ts';
import { keepPublicLog } from '../features/log/checkpoints.ts';
import { runDueWork } from '../features/items/moves/dueWork.ts';
import { loggable } from '../http/loggable.ts';
import type { Deps } from '../office/deps.ts';
import { WORKERS } from './jobs.ts';
import { repeat } from './repeat.ts';
import { startJobs } from './startJobs.ts';

/** How long something due may wait before this process looks, in milliseconds. */
const INTERVAL_MS = 5_000;

/** Found in the rows themselves to within seconds. Why no job tells of it: docs/adr/0017-jobs-by-pg-boss.md. */
const DUE_WORK = [
  ['set times and last days', runDueWork],
  ['public log', keepPublicLog],
  ['examinations left behind', takeUpLeftBehind],
] as const;

/** Of this machine, and so for each process to do. */
const OWN_WORK = [['what killed examinations left', sweepWorkFolders]] as const;
const OWN_INTERVAL_MS = 3_600_000;

type Log = Pick<FastifyBaseLogger, 'error' | 'info'>;

/**
 * Does what is to be done without anybody asking: the jobs of the queue, and what has come due. A failure is logged and
 * tried again; any number of processes may do this at once.
 */
export function startWork(deps: Deps, log: Log): { stop: () => Promise<void> } {
  const reports: Reports = {
    done: (work, done) => log.info({ work, done }, 'work done'),
    failed: (work, error) => log.error({ err: loggable(error), work }, 'work failed'),
  };
  const parts = [
    repeat(deps, DUE_WORK, reports, INTERVAL_MS),
    repeat(deps, OWN_WORK, reports, OWN_INTERVAL_MS),
    startJobs(deps, WORKERS, reports),
  ];
  return {
    stop: async () => {
      // A file under examination goes back to the queue; nobody waits minutes for the end of the process.
      await deps.examiner.close();
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

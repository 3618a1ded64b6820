import type { Job } from '../../engines/jobs/job.ts';
import { Nothing } from '../officeWorker.ts';

/** Given in the transaction in which a file was read anew; and at start, after an update of the program. */
export const INDEX_SEARCH = {
  name: 'search.index',
  data: Nothing,
  retry: { limit: 5, firstPauseS: 10 },
  expireS: 6 * 3600,
  lookEveryS: 60,
  atStart: true,
} as const satisfies Job;

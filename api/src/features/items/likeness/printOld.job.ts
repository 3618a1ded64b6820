import type { Job } from '../../../engines/jobs/job.ts';
import { Nothing, type OfficeWorker } from '../../../office/officeWorker.ts';
import { printOldContents } from './printOld.ts';

/** Once after an update of the program; later starts find nothing to do. */
const PRINT_OLD = {
  name: 'items.print-old-contents',
  data: Nothing,
  retry: { limit: 3, firstPauseS: 60 },
  expireS: 6 * 3600,
  lookEveryS: 60,
  atStart: true,
} as const satisfies Job;

export const printOld: OfficeWorker = { job: PRINT_OLD, run: printOldContents };

import type { Job } from '../../engines/jobs/job.ts';
import { Nothing, type OfficeWorker } from '../../office/officeWorker.ts';
import { sweepFiles as run } from './sweepFiles.ts';

/** Once an hour: it reads the list of all that is stored. */
const SWEEP_FILES = {
  name: 'files.sweep',
  data: Nothing,
  retry: { limit: 1, firstPauseS: 300 },
  expireS: 6 * 3600,
  lookEveryS: 60,
  cron: '20 * * * *',
} as const satisfies Job;

export const sweepStoredFiles: OfficeWorker = { job: SWEEP_FILES, run };

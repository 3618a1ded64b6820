import type { Job } from '../../engines/jobs/job.ts';
import { Nothing, type OfficeWorker } from '../../office/officeWorker.ts';
import { checkFiles as run } from './checkFiles.ts';

const CHECK_FILES = {
  name: 'links.check-files',
  data: Nothing,
  retry: { limit: 1, firstPauseS: 300 },
  expireS: 6 * 3600,
  lookEveryS: 60,
  cron: '40 * * * *',
} as const satisfies Job;

export const checkPublishedFiles: OfficeWorker = { job: CHECK_FILES, run };

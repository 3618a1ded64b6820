import type { Job } from '../../../engines/jobs/job.ts';
import { Nothing, type OfficeWorker } from '../../../office/officeWorker.ts';
import { nextDigest as next, runDigest as run } from './runDigest.ts';

/** Asked for every hour, so that a morning on which the process stood still is not passed over. */
const SEND_DIGEST = {
  name: 'site.digest',
  data: Nothing,
  retry: { limit: 3, firstPauseS: 60 },
  expireS: 3600,
  lookEveryS: 60,
  cron: '5 * * * *',
  atStart: true,
} as const satisfies Job;

export const digestForSubscribers: OfficeWorker = { job: SEND_DIGEST, run, next };

import type { Job } from '../../engines/jobs/job.ts';
import { Nothing, type OfficeWorker } from '../../office/officeWorker.ts';
import { sendPowerDigest as run } from './sendPowerDigest.ts';

/** Asked for every hour, so that a day on which the process stood still at midnight is not passed over. */
const SEND_POWER_DIGEST = {
  name: 'people.power-digest',
  data: Nothing,
  retry: { limit: 3, firstPauseS: 60 },
  expireS: 600,
  lookEveryS: 60,
  cron: '20 * * * *',
  atStart: true,
} as const satisfies Job;

export const digestOfPower: OfficeWorker = { job: SEND_POWER_DIGEST, run };

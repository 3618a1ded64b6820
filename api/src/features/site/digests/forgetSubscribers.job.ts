import type { Job } from '../../../engines/jobs/job.ts';
import { Nothing, type OfficeWorker } from '../../../office/officeWorker.ts';
import { forgetSubscribers as run } from './forgetSubscribers.ts';

const FORGET_SUBSCRIBERS = {
  name: 'site.forget-subscribers',
  data: Nothing,
  retry: { limit: 3, firstPauseS: 60 },
  expireS: 600,
  lookEveryS: 60,
  cron: '50 * * * *',
  atStart: true,
} as const satisfies Job;

export const forgetLapsedSubscribers: OfficeWorker = { job: FORGET_SUBSCRIBERS, run };

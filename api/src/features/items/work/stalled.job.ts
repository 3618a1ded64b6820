import type { Job } from '../../../engines/jobs/job.ts';
import { Nothing, type OfficeWorker } from '../../../office/officeWorker.ts';
import { tellStalled as run } from './tellStalled.ts';

/** What waits too long is counted in working days: a few minutes after midnight is in good time. */
const TELL_STALLED = {
  name: 'items.tell-stalled',
  data: Nothing,
  retry: { limit: 3, firstPauseS: 60 },
  expireS: 600,
  lookEveryS: 60,
  cron: '5 * * * *',
  atStart: true,
} as const satisfies Job;

export const tellOfStalled: OfficeWorker = { job: TELL_STALLED, run };

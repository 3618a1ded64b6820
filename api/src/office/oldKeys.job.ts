import type { Job } from '../engines/jobs/job.ts';
import { deleteExpiredKeys as run } from './idempotency.ts';
import { Nothing, type OfficeWorker } from './officeWorker.ts';

/** Answers that nobody asks for again hold drafts: they are kept no more than an hour longer than they must. */
const FORGET_OLD_KEYS = {
  name: 'office.forget-old-keys',
  data: Nothing,
  retry: { limit: 3, firstPauseS: 60 },
  expireS: 600,
  lookEveryS: 60,
  cron: '35 * * * *',
  atStart: true,
} as const satisfies Job;

export const forgetOldAnswers: OfficeWorker = { job: FORGET_OLD_KEYS, run };

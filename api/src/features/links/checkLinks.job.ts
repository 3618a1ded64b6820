import type { Job } from '../../engines/jobs/job.ts';
import { Nothing, type OfficeWorker } from '../../office/officeWorker.ts';
import { checkLinks as run, nextLink as next } from './checkLinks.ts';

/** What was published is noted within ten minutes; when each server is asked, and for what, say rows of its own. */
const CHECK_LINKS = {
  name: 'links.check',
  data: Nothing,
  retry: { limit: 1, firstPauseS: 60 },
  expireS: 6 * 3600,
  lookEveryS: 5,
  cron: '*/10 * * * *',
  atStart: true,
} as const satisfies Job;

export const checkPublishedLinks: OfficeWorker = { job: CHECK_LINKS, run, next };

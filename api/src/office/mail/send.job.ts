import { and, min } from 'drizzle-orm';
import { outbox } from '@phoeiphrae/db/schema/outbox';
import type { Job } from '../../engines/jobs/job.ts';
import type { Deps } from '../deps.ts';
import { Nothing, type OfficeWorker } from '../officeWorker.ts';
import { openMails } from './claimMail.ts';
import { sendDue } from './sendDue.ts';

/** Given in the transaction that writes mail into the outbox, where it is said how each one stands and when it is tried again. */
export const SEND_MAIL = {
  name: 'mail.send',
  data: Nothing,
  retry: { limit: 3, firstPauseS: 60 },
  expireS: 3600,
  lookEveryS: 5,
  // Mail that was written before there was a server, or that a restored database brought.
  atStart: true,
} as const satisfies Job;

export const sendMail: OfficeWorker = { job: SEND_MAIL, run: sendDue, next: nextMail };

/** When a mail is to be tried again, or comes back from a process that died with it. */
export async function nextMail({ db, mailer }: Deps): Promise<Date | undefined> {
  if (!mailer) return undefined;
  const [row] = await db.orm
    .select({ at: min(outbox.nextTryAt) })
    .from(outbox)
    .where(and(...openMails));
  return row?.at ? new Date(row.at) : undefined;
}

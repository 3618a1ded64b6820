import { and, eq } from 'drizzle-orm';
import { users } from '@phoeiphrae/db/schema/people';
import { subscribers } from '@phoeiphrae/db/schema/subscriptions';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../deps.ts';
import { policyInForce } from '../policyStore.ts';
import { claimMail, noteMail } from './claimMail.ts';
import { MailFault, type Mailer, type OutgoingMail } from '../../engines/mail/mailer.ts';
import type { MailMaker, MailRow } from './mailMaker.ts';
import { MAILS } from './mails.ts';

/** The first pause after a mail that was not taken, in milliseconds; doubled each time up to the longest. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 4 * 3_600_000;
/** About two days with these pauses. After that, what it tells is old. */
const ATTEMPTS = 18;
/** As many in one run; the queue comes back for the rest at once. */
const MAILS_A_RUN = 2000;

/**
 * Sends every mail that is due. Any number of processes may do this at once. A server that cannot be reached ends the
 * round; the work of the office does not wait for any of it.
 * @returns how many were sent, or found to be no longer needed.
 * @throws {Error} at the end, when some were not sent: it says why and names nobody.
 */
export async function sendDue(deps: Deps): Promise<number> {
  const { mailer } = deps;
  if (!mailer) return 0;
  const reasons: string[] = [];
  let sent = 0;
  for (
    let row = await claimMail(deps), left = MAILS_A_RUN;
    row;
    row = --left > 0 ? await claimMail(deps) : undefined
  ) {
    const fault = await sendOne(deps, mailer, row);
    if (!fault) sent++;
    else reasons.push(`${row.id} ${fault.outcome}: ${fault.reason}`);
    if (fault?.outcome === 'later') break;
  }
  if (reasons.length > 0) throw new Error(`${reasons.length} mails were not sent (${reasons.join(', ')})`);
  return sent;
}

async function sendOne(deps: Deps, mailer: Mailer, row: MailRow): Promise<MailFault | undefined> {
  const at = () => deps.clock.now().toISOString();
  try {
    // The process that had it in hand ended before the server's answer could be written down.
    if (row.handedAt !== null) throw new MailFault('unknown', 'interrupted', 'no answer was written down');
    const mail = await makeMail(deps, row);
    if (mail) await mailer.send(mail, () => noteMail(deps, row, { handedAt: at() }));
    await noteMail(deps, row, mail ? { sentAt: at(), lastError: null } : { droppedAt: at() });
    return undefined;
  } catch (error) {
    if (!(error instanceof MailFault)) throw error;
    await noteMail(deps, row, afterFault(row, error, deps.clock.now()));
    return error;
  }
}

/** Where a mail goes, as it stands now: to a person of the office, or to a citizen, whose name nobody knows. */
async function readerOf(
  { db }: Deps,
  { userId, subscriberId }: MailRow,
): Promise<OutgoingMail['to'] | undefined> {
  if (subscriberId !== null) {
    const { address, id } = subscribers;
    const [reader] = await db.orm.select({ address }).from(subscribers).where(eq(id, subscriberId));
    return reader;
  }
  const [user] = await db.orm
    .select({ name: users.name, address: users.email })
    .from(users)
    .where(and(eq(users.id, userId ?? ''), eq(users.status, 'active')));
  return user?.address ? { name: user.name, address: user.address } : undefined;
}

/** @returns undefined for someone whom it is no longer for. */
async function makeMail(deps: Deps, row: MailRow): Promise<OutgoingMail | undefined> {
  const to = await readerOf(deps, row);
  const make = (MAILS as Record<string, MailMaker | undefined>)[row.kind];
  // Of a newer program that runs beside: it sends it itself.
  if (!make) throw new MailFault('later', 'unknown kind', `no mail of the kind ${row.kind}`);
  const words = to && (await make(deps, row));
  if (!to || !words) return undefined;
  const date = deps.clock.now();
  const { document } = await policyInForce(deps.db.orm, bangkokDate(date));
  return { ...words, id: row.id, to, fromName: document.office.name.th, date };
}

function afterFault(row: MailRow, { outcome, message }: MailFault, now: Date) {
  const lastError = message.slice(0, 500);
  if (outcome !== 'later' || row.attempts >= ATTEMPTS) {
    // What the server may have was said; what it does not have is not in its hands any more.
    const handed = outcome === 'unknown' ? {} : { handedAt: null };
    return { ...handed, failedAt: now.toISOString(), lastError };
  }
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (row.attempts - 1), LONGEST_PAUSE_MS);
  return { handedAt: null, nextTryAt: new Date(now.getTime() + pause).toISOString(), lastError };
}

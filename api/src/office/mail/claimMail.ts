import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { outbox } from '@phoeiphrae/db/schema/outbox';
import type { Deps } from '../deps.ts';
import type { MailRow } from './mailMaker.ts';

/** For how long one process may have a mail in hand, in milliseconds; longer than all waiting for a server together. */
const LEASE_MS = 5 * 60_000;

/** Neither sent, nor dropped, nor given up. */
export const openMails = [isNull(outbox.sentAt), isNull(outbox.droppedAt), isNull(outbox.failedAt)];

/**
 * Takes the next mail that is due for this process, that of staff before that of citizens. What another process takes at the same moment is skipped; what a
 * process took and never finished comes back when its lease has run out, with `handedAt` as it stood.
 */
export async function claimMail({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<MailRow | undefined> {
  const now = clock.now();
  return db.orm.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(outbox)
      .where(and(...openMails, lte(outbox.nextTryAt, now.toISOString())))
      .orderBy(asc(outbox.turn), asc(outbox.nextTryAt), asc(outbox.id))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!row) return undefined;
    const taken = { attempts: row.attempts + 1, nextTryAt: new Date(now.getTime() + LEASE_MS).toISOString() };
    await tx.update(outbox).set(taken).where(eq(outbox.id, row.id));
    return { ...row, ...taken };
  });
}

type Outcome = Partial<
  Pick<MailRow, 'handedAt' | 'sentAt' | 'droppedAt' | 'failedAt' | 'lastError' | 'nextTryAt'>
>;

/**
 * Writes down what became of a mail in hand.
 * @throws when another process has taken it since, which then decides.
 */
export async function noteMail({ db }: Pick<Deps, 'db'>, row: MailRow, outcome: Outcome): Promise<void> {
  const mine = and(eq(outbox.id, row.id), eq(outbox.attempts, row.attempts), ...openMails);
  const { rowCount } = await db.orm.update(outbox).set(outcome).where(mine);
  if (!rowCount) throw new Error(`mail ${row.id} was taken over by another process`);
}

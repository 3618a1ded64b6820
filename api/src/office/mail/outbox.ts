import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { outbox } from '@phoeiphrae/db/schema/outbox';
import { users } from '@phoeiphrae/db/schema/people';
import type { Deps, Tx } from '../deps.ts';
import type { MailKind } from './mails.ts';
import { SEND_MAIL } from './send.job.ts';

export interface NewMail {
  readonly kind: MailKind;
  readonly itemId?: string;
  /** What the words are made from when it is sent. No words, and nothing that may have to be taken back. */
  readonly details: Record<string, unknown>;
  /** What it tells: each person is told this once. */
  readonly key: string;
}

/** What a citizen is written. */
export interface CitizenMail extends Omit<NewMail, 'itemId'> {
  readonly turn: 1 | 2;
}

/**
 * The same for citizens who gave an address, whose mail goes after that of staff.
 * @throws {Error} without a mail server: nobody is let in to the list then
 */
export async function enqueueForSubscribers(
  tx: Tx,
  { mailer, jobs }: Pick<Deps, 'mailer' | 'jobs'>,
  subscriberIds: readonly string[],
  { kind, details, key, turn }: CitizenMail,
  now: string,
): Promise<void> {
  if (!mailer) throw new Error('there is no mail server');
  if (subscriberIds.length === 0) return;
  const rows = subscriberIds.map((subscriberId) => ({
    ...{ subscriberId, kind, details, turn, dedupeKey: `${key}:${subscriberId}` },
    ...{ createdAt: now, nextTryAt: now },
  }));
  const { rowCount } = await tx.insert(outbox).values(rows).onConflictDoNothing();
  if (rowCount) await jobs.enqueue(tx, SEND_MAIL, {});
}

/**
 * Has mail sent to those of the people who have an address, in the transaction of the act itself. Without a mail
 * server nothing is written, so that nothing old goes out on the day that there is one.
 */
export async function enqueueMail(
  tx: Tx,
  { mailer, jobs }: Pick<Deps, 'mailer' | 'jobs'>,
  userIds: readonly string[],
  mail: NewMail,
  now: string,
): Promise<void> {
  if (!mailer || userIds.length === 0) return;
  const reached = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, [...new Set(userIds)]), eq(users.status, 'active'), isNotNull(users.email)));
  if (reached.length === 0) return;
  const { kind, itemId = null, details, key } = mail;
  const rows = reached.map(({ id: userId }) => ({
    ...{ userId, kind, itemId, details, dedupeKey: `${key}:${userId}` },
    ...{ createdAt: now, nextTryAt: now },
  }));
  const { rowCount } = await tx.insert(outbox).values(rows).onConflictDoNothing();
  if (rowCount) await jobs.enqueue(tx, SEND_MAIL, {});
}

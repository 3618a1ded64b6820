import { eq, inArray } from 'drizzle-orm';
import { accountOpeners } from '@phoeiphrae/db/schema/power';
import type { Queryable, Tx } from '../deps.ts';

/**
 * In whose hands accounts are. Who saw a one-time password can open the account, whatever its owner does later: whether
 * the password was changed by the one or by the other looks the same. So does everyone who can open *their* account.
 */

/** Each account with everyone who can open it, its owner included. */
export async function handsOf(
  db: Queryable,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const ids = [...new Set(userIds)];
  const hands = new Map(ids.map((id) => [id, new Set([id])]));
  if (ids.length === 0) return hands;
  const rows = await db.select().from(accountOpeners).where(inArray(accountOpeners.userId, ids));
  for (const { userId, openerId } of rows) hands.get(userId)?.add(openerId);
  return hands;
}

/** Whether somebody other than the owner can open the account. */
export async function isOpenToOthers(db: Queryable, userId: string): Promise<boolean> {
  const [row] = await db
    .select({ openerId: accountOpeners.openerId })
    .from(accountOpeners)
    .where(eq(accountOpeners.userId, userId))
    .limit(1);
  return row !== undefined;
}

/** Whether one person could be behind both accounts. */
export async function inOneHand(db: Queryable, one: string, other: string): Promise<boolean> {
  return (await commonHand(db, [one, other])).length > 0;
}

/** The people who could, each alone, be behind all of these accounts. */
export async function commonHand(db: Queryable, userIds: readonly string[]): Promise<string[]> {
  const [first, ...others] = [...(await handsOf(db, userIds)).values()];
  return first ? [...first].filter((id) => others.every((hand) => hand.has(id))) : [];
}

/** Remembers that someone was shown the one-time password of an account. */
export async function recordOpener(tx: Tx, seen: { userId: string; by: string; now: string }): Promise<void> {
  const hand = (await handsOf(tx, [seen.by])).get(seen.by) ?? new Set([seen.by]);
  const rows = [...hand]
    .filter((openerId) => openerId !== seen.userId)
    .map((openerId) => ({ userId: seen.userId, openerId, since: seen.now }));
  if (rows.length > 0) await tx.insert(accountOpeners).values(rows).onConflictDoNothing();
}

/** The account is its owner's alone again: its password is one that nobody else has seen the whole of. */
export const forgetOpeners = (tx: Tx, userId: string) =>
  tx.delete(accountOpeners).where(eq(accountOpeners.userId, userId));

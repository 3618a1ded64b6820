import { eq, sql } from 'drizzle-orm';
import { users } from '@phoeiphrae/db/schema/people';
import type { Tx } from '../../office/deps.ts';
import { requireVersion } from '../../http/etag.ts';
import { ProblemException } from '../../http/problem.ts';

export type UserRow = typeof users.$inferSelect;

/**
 * Waits until no write of this person is under way, and keeps new ones waiting: `runWrite` holds the actor's row in
 * share mode. What is taken away here has no effect left on the very next request.
 * @throws {ProblemException} 404 when there is no such account; 412 when it has moved on.
 */
export async function lockUser(tx: Tx, id: string, version?: number): Promise<UserRow> {
  const [row] = await tx.select().from(users).where(eq(users.id, id)).for('no key update');
  if (!row) throw new ProblemException('not-found');
  if (version !== undefined) requireVersion(row.version, version);
  return row;
}

/**
 * Changes an account and counts its version up.
 * @throws {Error} when the account is not there, which the lock forbids.
 */
export async function updateUser(tx: Tx, id: string, change: Partial<UserRow>): Promise<UserRow> {
  const [row] = await tx
    .update(users)
    .set({ ...change, version: sql`${users.version} + 1` })
    .where(eq(users.id, id))
    .returning();
  if (!row) throw new Error('a locked account was there to change');
  return row;
}

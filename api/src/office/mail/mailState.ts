import { count, desc, eq, inArray, sql } from 'drizzle-orm';
import { outbox } from '@phoeiphrae/db/schema/outbox';
import { users } from '@phoeiphrae/db/schema/people';
import type { Queryable } from '../deps.ts';

/** So many of those that did not arrive are named, the newest first. */
const NAMED = 50;

/**
 * How many mails stand how, and those of staff that wait or were given up: for whom, since when, and what the server said.
 * Of citizens their number alone: nobody is shown their addresses.
 */
export async function mailState(db: Queryable) {
  const counts = await db
    .select({ state: outbox.state, count: count() })
    .from(outbox)
    .groupBy(outbox.state)
    .orderBy(outbox.state);
  const { kind, state, createdAt, attempts, lastError } = outbox;
  const unsent = await db
    .select({ kind, state, createdAt, attempts, lastError, name: users.name })
    .from(outbox)
    .innerJoin(users, eq(users.id, outbox.userId))
    .where(inArray(outbox.state, ['waiting', 'failed']))
    .orderBy(desc(outbox.createdAt), outbox.id)
    .limit(NAMED);
  const { rows } = await db.execute<{ addresses: string; confirmed: string; unconfirmed: string }>(sql`
    SELECT (SELECT count(*) FROM subscribers) AS addresses, count(confirmed_at) AS confirmed,
      count(*) - count(confirmed_at) AS unconfirmed FROM subscriptions`);
  return { counts, unsent, subscriptions: rows[0] };
}

import { count, desc, eq, inArray } from 'drizzle-orm';
import { outbox } from '@phoeiphrae/db/schema/outbox';
import { users } from '@phoeiphrae/db/schema/people';
import type { Queryable } from '../deps.ts';

/** So many of those that did not arrive are named, the newest first. */
const NAMED = 50;

/**
 * How many mails stand how, and those of staff that wait or were given up: for whom, since when, and what the server said.
 * Nobody is shown the addresses of citizens.
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
  return { counts, unsent };
}

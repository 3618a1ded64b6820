import { and, asc, desc, eq, isNotNull, isNull, min } from 'drizzle-orm';
import { digestRounds, subscriptions } from '@phoeiphrae/db/schema/subscriptions';
import { bangkokDate, bangkokTime } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps, Queryable } from '../../../office/deps.ts';
import { treeSize } from '../../../office/log/newestCheckpoint.ts';

/** In Bangkok: before it, a day is not told of yet. */
export const HOUR = 7;

export type Round = typeof digestRounds.$inferSelect;

/** The oldest day that is not all told; undefined when there is none. */
export async function openRound(db: Queryable): Promise<Round | undefined> {
  const [row] = await db
    .select()
    .from(digestRounds)
    .where(isNull(digestRounds.doneAt))
    .orderBy(asc(digestRounds.day))
    .limit(1);
  return row;
}

/** Where the day before ended; the first round begins where the first reader did. */
async function beginningOf(db: Queryable, size: number): Promise<number> {
  const [last] = await db.select().from(digestRounds).orderBy(desc(digestRounds.day)).limit(1);
  if (last) return last.toLeaf;
  const [first] = await db
    .select({ leaf: min(subscriptions.sinceLeaf) })
    .from(subscriptions)
    .where(isNotNull(subscriptions.confirmedAt));
  return Math.min(first?.leaf ?? size, size);
}

/**
 * Begins the day's round once its hour has come: with all that became public since the last one, in the order of the public
 * log, which nothing joins behind what was read. Where there is no mail server the day is passed over, so that nothing old
 * goes out when there is one.
 */
export async function beginRound({ db, publicDb, clock, mailer }: Deps): Promise<void> {
  const now = clock.now();
  if (Number(bangkokTime(now).slice(0, 2)) < HOUR) return;
  const day = bangkokDate(now);
  const [begun] = await db.orm
    .select({ day: digestRounds.day })
    .from(digestRounds)
    .where(eq(digestRounds.day, day));
  if (begun) return;
  const toLeaf = await treeSize(publicDb.orm);
  const fromLeaf = mailer ? await beginningOf(db.orm, toLeaf) : toLeaf;
  const doneAt = mailer ? null : now.toISOString();
  await db.orm
    .insert(digestRounds)
    .values({ day, fromLeaf, toLeaf, nextLeaf: fromLeaf, doneAt })
    .onConflictDoNothing();
}

/** The round as it stands, locked, where nobody has taken it further since it was read. */
export async function lockRound(db: Queryable, { day, nextLeaf, queuedTo }: Round): Promise<boolean> {
  const asRead = and(
    eq(digestRounds.day, day),
    eq(digestRounds.nextLeaf, nextLeaf),
    queuedTo === null ? isNull(digestRounds.queuedTo) : eq(digestRounds.queuedTo, queuedTo),
    isNull(digestRounds.doneAt),
  );
  const rows = await db.select({ day: digestRounds.day }).from(digestRounds).where(asRead).for('update');
  return rows.length > 0;
}

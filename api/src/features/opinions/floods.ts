import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import { opinionFloods, opinions } from '@phoeiphrae/db/schema/opinions';
import type { OpinionFloods } from '@phoeiphrae/shared/opinion';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps, Queryable } from '../../office/deps.ts';
import { inTransaction } from '../../office/transaction.ts';

/** What came within so long before a flood was seen is part of it, in milliseconds: as long as attempts are counted. */
const BEFORE_MS = 15 * 60_000;
/** As many days as are told. */
const LISTED = 60;

/** One more was turned away: it is counted, and what came with it counts in no figure until somebody has read it. */
export async function countFlood(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  itemId: string | null,
): Promise<void> {
  const now = clock.now();
  const since = new Date(now.getTime() - BEFORE_MS).toISOString();
  await inTransaction(db, async (tx) => {
    await tx
      .insert(opinionFloods)
      .values({ day: bangkokDate(now), itemId, refused: 1 })
      .onConflictDoUpdate({
        target: [opinionFloods.day, opinionFloods.itemId],
        set: { refused: sql`${opinionFloods.refused} + 1` },
      });
    await tx
      .update(opinions)
      .set({ inFlood: true })
      .where(
        and(
          itemId === null ? isNull(opinions.itemId) : eq(opinions.itemId, itemId),
          eq(opinions.state, 'waiting'),
          gt(opinions.receivedAt, since),
          eq(opinions.inFlood, false),
        ),
      );
  });
}

/** The last days on which some were turned away. */
export async function listFloods(db: Queryable): Promise<OpinionFloods> {
  const rows = await db
    .select({
      day: opinionFloods.day,
      refused: opinionFloods.refused,
      slug: items.slug,
      title: items.title,
    })
    .from(opinionFloods)
    .leftJoin(items, eq(items.id, opinionFloods.itemId))
    .orderBy(desc(opinionFloods.day), desc(opinionFloods.refused))
    .limit(LISTED);
  return {
    floods: rows.map(({ day, refused, slug, title }) => ({
      day,
      refused,
      item: slug === null ? null : { slug, title: title ?? '' },
    })),
  };
}

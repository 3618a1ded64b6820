import { desc, eq, sql } from 'drizzle-orm';
import { publicFaults } from '@phoeiphrae/db/schema/checks';
import { publicCards } from '@phoeiphrae/db/schema/published';
import type { FaultQuery, PublicFaultPage } from '@phoeiphrae/shared/check';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import type { Queryable } from '../../office/deps.ts';

const LIMIT = 50;

/** What does not work now of what is public now, what failed last first. */
export async function listFaults(
  db: Queryable,
  { cursor, limit = LIMIT }: FaultQuery,
): Promise<Omit<PublicFaultPage, 'asking'>> {
  const { useId, kind, label, failure, since, publicationId } = publicFaults;
  const from = cursor === undefined ? undefined : decodeCursor(cursor);
  const found = await db
    .select({
      ...{ useId, kind, label, failure, since },
      item: { slug: publicCards.slug, title: publicCards.title },
    })
    .from(publicFaults)
    .innerJoin(publicCards, eq(publicCards.publicationId, publicationId))
    .where(from && sql`(${since}, ${useId}) < (${from.at}::timestamptz, ${from.id}::uuid)`)
    .orderBy(desc(since), desc(useId))
    .limit(limit + 1);
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    faults: shown.map(({ useId: _useId, ...fault }) => fault),
    nextCursor: last ? encodeCursor({ at: last.since, id: last.useId }) : null,
  };
}

import { desc, inArray, sql, type SQL } from 'drizzle-orm';
import { publicCards } from '@phoeiphrae/db/schema/published';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { PublicCard } from '@phoeiphrae/shared/publicItem';
import { PARTS_MAX, parseQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import { cardColumns } from '../cardColumns.ts';
import { withBody } from './body.ts';
import { candidatesOf } from './candidates.ts';
import { filtersOf, inText, literally } from './conditions.ts';

/** So many of the newest are looked at before the index of marks is asked. */
const NEWEST = 500;

const BY_TIME = sql`published_at DESC, publication_id DESC`;

/** The newest of what has the words as they were typed: for those who follow a search, and want no order but that of time. */
export async function newestSaying(
  db: Queryable,
  filters: PublicQuery & { q: string },
  limit: number,
): Promise<PublicCard[]> {
  const query = parseQuery(filters.q);
  if (query.parts.length === 0 || query.parts.length > PARTS_MAX) return [];
  const first = async (from: SQL, most: SQL): Promise<string[]> => {
    const { rows } = await db.execute<{ id: string }>(sql`
      SELECT publication_id AS id FROM
        (SELECT * FROM ${from} WHERE ${filtersOf(filters) ?? sql`true`} ORDER BY ${BY_TIME} ${most}) d ${withBody()}
      WHERE ${inText(query, 'whole')} LIMIT ${limit}`);
    return rows.map(({ id }) => id);
  };
  const walked = await first(sql`${searchDocuments}`, sql`LIMIT ${literally(NEWEST)}`);
  const ids = walked.length === limit ? walked : await first(candidatesOf(query, 'whole'), sql`OFFSET 0`);
  if (ids.length === 0) return [];
  const rows = await db
    .select(cardColumns)
    .from(publicCards)
    .where(inArray(publicCards.publicationId, ids))
    .orderBy(desc(publicCards.publishedAt), desc(publicCards.publicationId));
  return rows.map(({ id: _id, ...card }) => card);
}

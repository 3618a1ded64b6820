import { and, desc, inArray, sql } from 'drizzle-orm';
import { publicCards } from '@phoeiphrae/db/schema/published';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { PublicCard } from '@phoeiphrae/shared/publicItem';
import { PARTS_MAX, parseQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import { cardColumns } from '../cardColumns.ts';
import { filtersOf, inText } from './conditions.ts';
import { hitsOf } from './hits.ts';

/** So many of the newest are looked at before the index of words is asked. */
const NEWEST = 500;

/** The newest of what has the words as they were typed: for those who follow a search, and want no order but that of time. */
export async function newestSaying(
  db: Queryable,
  filters: PublicQuery & { q: string },
  limit: number,
): Promise<PublicCard[]> {
  const query = parseQuery(filters.q);
  if (query.parts.length === 0 || query.parts.length > PARTS_MAX) return [];
  const { publicationId, publishedAt } = searchDocuments;
  const near = db
    .select({ id: publicationId })
    .from(searchDocuments)
    .where(filtersOf(filters))
    .orderBy(desc(publishedAt), desc(publicationId))
    .limit(sql.raw(String(NEWEST)) as unknown as number);
  const walked = await db
    .select({ id: publicationId })
    .from(searchDocuments)
    .where(and(inArray(publicationId, near), inText(query, 'whole')))
    .orderBy(desc(publishedAt), desc(publicationId))
    .limit(limit);
  const found = walked.length === limit ? walked : await hitsOf(db, query, 'whole', filters);
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await db
    .select(cardColumns)
    .from(publicCards)
    .where(inArray(publicCards.publicationId, ids))
    .orderBy(desc(publicCards.publishedAt), desc(publicCards.publicationId))
    .limit(limit);
  return rows.map(({ id: _id, ...card }) => card);
}

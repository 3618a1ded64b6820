import { and, desc, eq, sql } from 'drizzle-orm';
import { publicCards } from '@phoeiphrae/db/schema/published';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { decodeCursor, encodeCursor } from '../../../http/cursor.ts';
import type { Queryable } from '../../../office/deps.ts';
import { cardColumns } from '../cardColumns.ts';
import { filtersOf } from './conditions.ts';

/** A page of what is published, newest first, narrowed by what its search documents know and its cards do not. */
export async function listByDocument(db: Queryable, query: PublicQuery): Promise<PublicPage> {
  const { limit = 20, cursor } = query;
  const { publishedAt, publicationId } = searchDocuments;
  const from = cursor === undefined ? undefined : decodeCursor(cursor);
  const after = from && sql`(${publishedAt}, ${publicationId}) < (${from.at}::timestamptz, ${from.id}::uuid)`;
  const rows = await db
    .select(cardColumns)
    .from(searchDocuments)
    .innerJoin(publicCards, eq(publicCards.publicationId, publicationId))
    .where(and(filtersOf(query), after))
    .orderBy(desc(publishedAt), desc(publicationId))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ id: _id, ...card }) => card),
    nextCursor: last ? encodeCursor({ at: last.publishedAt, id: last.id }) : null,
  };
}

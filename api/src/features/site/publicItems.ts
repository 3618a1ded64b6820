import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import { publicCards } from '@phoeiphrae/db/schema/published';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import type { Queryable } from '../../office/deps.ts';
import { cardColumns } from './cardColumns.ts';

const DEFAULT_LIMIT = 20;
/** As many rows are asked for: few numbers, each a plan of its own that knows how little is wanted. One more than a page. */
const READS = [21, 51, 101] as const;
const readFor = (limit: number): number => READS.find((rows) => rows > limit) ?? 101;

/** Written into the statement; drizzle would make a parameter of it, and its type knows no other way. */
const literally = (rows: number) => sql.raw(String(rows)) as unknown as number;

function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = decodeCursor(cursor);
  return sql`(${publicCards.publishedAt}, ${publicCards.publicationId}) < (${at}::timestamptz, ${id}::uuid)`;
}

/** The statement of a page: a walk down the index of the columns that are asked for, from where the page before ended. */
export function cardsFor(db: Queryable, query: PublicQuery) {
  const { limit = DEFAULT_LIMIT, category, track, workGroup, fiscalYear, cursor } = query;
  return db
    .select(cardColumns)
    .from(publicCards)
    .where(
      and(
        category === undefined ? undefined : eq(publicCards.category, category),
        track === undefined ? undefined : eq(publicCards.track, track),
        workGroup === undefined ? undefined : eq(publicCards.workGroup, workGroup),
        fiscalYear === undefined ? undefined : eq(publicCards.fiscalYear, fiscalYear),
        after(cursor),
      ),
    )
    .orderBy(desc(publicCards.publishedAt), desc(publicCards.publicationId))
    .limit(literally(readFor(limit)));
}

/** A page of what is published, newest first: for any filters, and however deep, as many rows are read as are shown. */
export async function listPublicItems(db: Queryable, query: PublicQuery): Promise<PublicPage> {
  const { limit = DEFAULT_LIMIT } = query;
  const rows = await cardsFor(db, query);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ id: _id, ...card }) => card),
    nextCursor: last ? encodeCursor({ at: last.publishedAt, id: last.id }) : null,
  };
}

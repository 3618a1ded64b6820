import { and, desc, sql, type SQL } from 'drizzle-orm';
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

const FILTERS = ['category', 'track', 'workGroup', 'fiscalYear'] as const;
const value = (name: string): SQL => sql`${sql.placeholder(name)}`;

/** The statement of a page: a walk down the index of the columns that are asked for, from where the page before ended. */
export function cardsFor(db: Queryable, query: PublicQuery) {
  const { limit = DEFAULT_LIMIT, cursor } = query;
  const deeper = sql`(${publicCards.publishedAt}, ${publicCards.publicationId}) <
    (${value('at')}::timestamptz, ${value('id')}::uuid)`;
  return db
    .select(cardColumns)
    .from(publicCards)
    .where(
      and(
        ...FILTERS.map((name) =>
          query[name] === undefined ? undefined : sql`${publicCards[name]} = ${value(name)}`,
        ),
        cursor === undefined ? undefined : deeper,
      ),
    )
    .orderBy(desc(publicCards.publishedAt), desc(publicCards.publicationId))
    .limit(literally(readFor(limit)));
}

type PreparedCards = ReturnType<ReturnType<typeof cardsFor>['prepare']>;
/** Sixteen sets of filters, each deep or not, in three lengths: written once for each database. */
const prepared = new WeakMap<Queryable, Map<string, PreparedCards>>();

function cardsPrepared(db: Queryable, query: PublicQuery): PreparedCards {
  const ofDatabase = prepared.get(db) ?? new Map<string, PreparedCards>();
  prepared.set(db, ofDatabase);
  const asked = [...FILTERS, 'cursor' as const].filter((name) => query[name] !== undefined);
  const name = ['cards', readFor(query.limit ?? DEFAULT_LIMIT), ...asked].join(' ');
  // The connection gives it its name, and does without where plans get lost.
  const known = ofDatabase.get(name) ?? cardsFor(db, query).prepare('');
  ofDatabase.set(name, known);
  return known;
}

/** A page of what is published, newest first: for any filters, and however deep, as many rows are read as are shown. */
export async function listPublicItems(db: Queryable, query: PublicQuery): Promise<PublicPage> {
  const { limit = DEFAULT_LIMIT } = query;
  const { category, track, workGroup, fiscalYear, cursor } = query;
  const place = cursor === undefined ? {} : decodeCursor(cursor);
  const rows = await cardsPrepared(db, query).execute({ category, track, workGroup, fiscalYear, ...place });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ id: _id, ...card }) => card),
    nextCursor: last ? encodeCursor({ at: last.publishedAt, id: last.id }) : null,
  };
}

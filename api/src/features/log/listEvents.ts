import {
  and,
  count,
  desc,
  eq,
  exists,
  gte,
  isNull,
  lt,
  or,
  sql,
  type SQL,
  type SQLWrapper,
} from 'drizzle-orm';
import Type, { type Static } from 'typebox';
import { items } from '@phoeiphrae/db/schema/items';
import { events } from '@phoeiphrae/db/schema/log';
import { EventType, type LogEvent, type LogPage } from '@phoeiphrae/shared/event';
import { CalendarDate, Closed, Uuid } from '@phoeiphrae/shared/primitives';
import { bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import type { Queryable } from '../../office/deps.ts';

export const EventQuery = Closed({
  type: Type.Optional(EventType),
  actor: Type.Optional(Uuid),
  item: Type.Optional(Uuid),
  from: Type.Optional(Type.Unsafe<string>({ ...CalendarDate, description: 'First day, in Bangkok.' })),
  to: Type.Optional(Type.Unsafe<string>({ ...CalendarDate, description: 'Last day, in Bangkok.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  cursor: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,14}$' })),
});
export type EventQuery = Static<typeof EventQuery>;

type Row = typeof events.$inferSelect;
type Body = Omit<LogEvent, 'previousHash' | 'hash'>;

/** An entry as it was hashed; the columns beside the body only serve to find it. */
const presentEvent = ({ body, previousHash, hash }: Row): LogEvent => ({
  ...(JSON.parse(body) as Body),
  previousHash,
  hash,
});

const startOf = (day: string): string => bangkokInstant(day, '00:00');
const endOf = (day: string): string => new Date(Date.parse(startOf(day)) + 86_400_000).toISOString();

/** So many entries are looked at for one page: of a reader who may see few of them, pages come short, not late. */
const LOOKED_AT = 2000;

const ofDays = ({ from, to }: EventQuery): boolean => from !== undefined || to !== undefined;

/** In the order of the chain; of some days, of their moments, by which an index finds them wherever they stand. */
const newest = (query: EventQuery, { at, seq }: Record<'at' | 'seq', SQLWrapper>): SQL[] =>
  ofDays(query) ? [desc(at), desc(seq)] : [desc(seq)];

/** A part of the log that is no longer than one page looks at, as a query to select from. */
const stretch = (db: Queryable, query: EventQuery) =>
  db
    .select()
    .from(events)
    .where(asked(query))
    .orderBy(...newest(query, events))
    .limit(LOOKED_AT)
    .as('stretch');

function after(query: EventQuery): SQL | undefined {
  if (query.cursor === undefined) return undefined;
  const last = Number(query.cursor);
  const { at, seq } = events;
  if (!ofDays(query)) return lt(seq, last);
  return sql`(${at}, ${seq}) < ((SELECT e.at FROM ${events} e WHERE e.seq = ${last}), ${last}::bigint)`;
}

function asked(query: EventQuery): SQL | undefined {
  return and(
    query.type === undefined ? undefined : eq(events.type, query.type),
    query.actor === undefined ? undefined : eq(events.actorId, query.actor),
    query.item === undefined ? undefined : eq(events.itemId, query.item),
    query.from === undefined ? undefined : gte(events.at, startOf(query.from)),
    query.to === undefined ? undefined : lt(events.at, endOf(query.to)),
    after(query),
  );
}

/** The items that the reader may see: the condition that items must meet, or none for who sees everything. */
export type SeenItems = SQL | undefined;

/**
 * A page of the log, newest first: by the chain, or of some days by their moments. What happened to an item is for those to see who see the item: its entries name
 * address, files and reasons. A page may be short, or empty, and yet have a next one.
 */
export async function listEvents(db: Queryable, seen: SeenItems, query: EventQuery): Promise<LogPage> {
  const limit = query.limit ?? 50;
  const looked = stretch(db, query);
  const itemSeen = exists(
    db
      .select({ one: sql`1` })
      .from(items)
      .where(and(eq(items.id, looked.itemId), seen)),
  );
  const rows = await db
    .select()
    .from(looked)
    .where(seen === undefined ? undefined : or(isNull(looked.itemId), itemSeen))
    .orderBy(...newest(query, looked))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1)?.seq : await endOfStretch(db, query, looked);
  return { events: shown.map(presentEvent), nextCursor: last === undefined ? null : String(last) };
}

/** Where the next page begins when everything that was looked at is told; undefined when that was all there is. */
async function endOfStretch(
  db: Queryable,
  query: EventQuery,
  looked: ReturnType<typeof stretch>,
): Promise<number | undefined> {
  const { at, seq } = looked;
  const order = ofDays(query) ? sql`${at}, ${seq}` : seq;
  const last = sql<string | null>`(array_agg(${seq} ORDER BY ${order}))[1]`;
  const [end] = await db.select({ n: count(), seq: last }).from(looked);
  return end?.n === LOOKED_AT ? Number(end.seq) : undefined;
}

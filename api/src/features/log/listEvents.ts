import { and, desc, eq, gte, lt } from 'drizzle-orm';
import Type, { type Static } from 'typebox';
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

/** A page of the log, newest first. */
export async function listEvents(db: Queryable, query: EventQuery): Promise<LogPage> {
  const limit = query.limit ?? 50;
  const rows = await db
    .select()
    .from(events)
    .where(
      and(
        query.type === undefined ? undefined : eq(events.type, query.type),
        query.actor === undefined ? undefined : eq(events.actorId, query.actor),
        query.item === undefined ? undefined : eq(events.itemId, query.item),
        query.from === undefined ? undefined : gte(events.at, startOf(query.from)),
        query.to === undefined ? undefined : lt(events.at, endOf(query.to)),
        query.cursor === undefined ? undefined : lt(events.seq, Number(query.cursor)),
      ),
    )
    .orderBy(desc(events.seq))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { events: shown.map(presentEvent), nextCursor: last ? String(last.seq) : null };
}

import { and, desc, eq, gt, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import Type, { type Static } from 'typebox';
import { powerActs } from '@phoeiphrae/db/schema/power';
import { Closed } from '@phoeiphrae/shared/primitives';
import { decodeCursor, encodeCursor } from '../../../http/cursor.ts';
import type { Actor } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import { seesPowerActs } from '../../../office/power/powerActPolicy.ts';
import type { PowerActRow } from '../../../office/power/requestPowerAct.ts';

export const PowerActQuery = Closed({
  /** `waiting` for somebody's decision, or `over`: decided, withdrawn or lapsed. */
  stage: Type.Optional(Type.Enum(['waiting', 'over'])),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});
export type PowerActQuery = Static<typeof PowerActQuery>;

function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = decodeCursor(cursor);
  return sql`(${powerActs.requestedAt}, ${powerActs.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

function atStage(stage: PowerActQuery['stage'], now: string): SQL | undefined {
  if (stage === undefined) return undefined;
  const { state, lapsesAt } = powerActs;
  return stage === 'waiting'
    ? and(eq(state, 'waiting'), gt(lapsesAt, now))
    : or(ne(state, 'waiting'), lte(lapsesAt, now));
}

/** For whoever asks and whoever confirms, all of them; for anyone else, what concerns themself. */
export const visibleActs = (actor: Actor): SQL | undefined =>
  seesPowerActs(actor) ? undefined : eq(powerActs.subjectId, actor.userId);

/** A page of acts, latest asked for first. */
export async function listPowerActs(
  db: Queryable,
  actor: Actor,
  query: PowerActQuery,
  now: string,
): Promise<{ rows: PowerActRow[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const found = await db
    .select()
    .from(powerActs)
    .where(and(visibleActs(actor), atStage(query.stage, now), after(query.cursor)))
    .orderBy(desc(powerActs.requestedAt), desc(powerActs.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? encodeCursor({ at: last.requestedAt, id: last.id }) : null };
}

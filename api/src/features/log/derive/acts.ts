import { and, asc, gt, inArray, sql } from 'drizzle-orm';
import { events } from '@phoeiphrae/db/schema/log';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { EventType } from '@phoeiphrae/shared/event';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import type { Queryable } from '../../../office/deps.ts';

type Details = Readonly<Record<string, unknown>>;

/** An event as its hashed body says it; the columns beside it are only what the log is searched by. */
export interface LoggedAct {
  readonly seq: number;
  readonly at: string;
  readonly type: EventType;
  readonly by: ActorStamp;
  readonly itemId: string | null;
  readonly revisionId: string | null;
  readonly subjectId: string | null;
  readonly details: Details;
}

/** As many events as are held at once. */
const BATCH = 1000;

const actOf = ({ body }: { body: string }): LoggedAct => JSON.parse(body) as LoggedAct;

/** Where a value comes from, in words. */
export const saidBy = ({ seq, type }: LoggedAct): Bilingual => ({
  th: `รายการ ${String(seq)} (${type}) ในบันทึกเหตุการณ์`,
  en: `event ${String(seq)} (${type})`,
});

/** All acts of some types on some items, in their order. */
export async function actsOfItems(
  db: Queryable,
  itemIds: readonly string[],
  types: readonly EventType[],
): Promise<LoggedAct[]> {
  const ofItems = and(inArray(events.itemId, [...itemIds]), inArray(events.type, [...types]));
  return (await db.select({ body: events.body }).from(events).where(ofItems).orderBy(asc(events.seq))).map(
    actOf,
  );
}

/** All acts of some types on some subjects, in their order. */
export async function actsOfSubjects(
  db: Queryable,
  subjectIds: readonly string[],
  types: readonly EventType[],
): Promise<LoggedAct[]> {
  const ofSubjects = and(inArray(events.subjectId, [...subjectIds]), inArray(events.type, [...types]));
  return (await db.select({ body: events.body }).from(events).where(ofSubjects).orderBy(asc(events.seq))).map(
    actOf,
  );
}

/** All that the log says of some files, by their digests, in its order. */
export async function actsOfFiles(db: Queryable, digests: readonly string[]): Promise<LoggedAct[]> {
  const digest = sql`(${events.body}::jsonb #>> '{details,sha256}')`;
  const ofFiles = and(
    // As the index is written, so that it serves.
    sql`${events.type} IN ('file.examined', 'file.damaged')`,
    inArray(digest, [...digests]),
  );
  return (await db.select({ body: events.body }).from(events).where(ofFiles).orderBy(asc(events.seq))).map(
    actOf,
  );
}

/** All acts of some types, in their order, in batches. */
export async function* actBatches(db: Queryable, types: readonly EventType[]): AsyncGenerator<LoggedAct[]> {
  for (let after = 0; ;) {
    const rows = await db
      .select({ seq: events.seq, body: events.body })
      .from(events)
      .where(and(inArray(events.type, [...types]), gt(events.seq, after)))
      .orderBy(asc(events.seq))
      .limit(BATCH);
    if (rows.length > 0) yield rows.map(actOf);
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.seq ?? after;
  }
}

/** Those of which there are few: of the announcement, the committee, the groups, the seal. */
export async function allActs(db: Queryable, types: readonly EventType[]): Promise<LoggedAct[]> {
  const acts: LoggedAct[] = [];
  for await (const batch of actBatches(db, types)) acts.push(...batch);
  return acts;
}

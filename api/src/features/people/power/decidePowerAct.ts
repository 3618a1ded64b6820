import { eq, sql } from 'drizzle-orm';
import { powerActs } from '@phoeiphrae/db/schema/power';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { PowerActAction, PowerActDecision } from '@phoeiphrae/shared/powerAct';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { requireVersion } from '../../../http/etag.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { Config } from '../../../config/schema.ts';
import { stampOf } from '../../../office/actor.ts';
import { loadActor } from '../../../office/loadActor.ts';
import { handsOf } from '../../../office/power/hands.ts';
import { mayWithPowerAct, stateAt } from '../../../office/power/powerActPolicy.ts';
import { eventDetails, type PowerActRow } from '../../../office/power/requestPowerAct.ts';
import type { WriteContext } from '../../../office/write.ts';
import { lockPeople } from '../administrators.ts';
import { lockUser } from '../lockUser.ts';
import { takeEffect, type SecondHalf } from './takeEffect.ts';

export interface ActTarget {
  readonly id: string;
  readonly version: number;
}

export interface Decided {
  readonly row: PowerActRow;
  readonly secondHalf: SecondHalf | undefined;
}

/**
 * Confirms what was asked for, and does it in the same transaction; everything is asked again.
 * @throws {ProblemException} 404, 412; 409 when it was decided or has lapsed, or whoever asked no longer may; 403 for
 * a party to it and for whoever confirms nothing; and what the act itself would answer now.
 */
export async function confirmPowerAct(
  context: WriteContext,
  config: Config,
  target: ActTarget,
): Promise<Decided> {
  const { seen, by } = await openAct(context, 'confirm', target);
  const asking = { ...context, actor: await whoAsked(context, seen) };
  const row = await close(context, seen, { state: 'confirmed', by, reason: null });
  await context.record({
    type: 'power.confirmed',
    by,
    subjectId: seen.subjectId,
    details: eventDetails(seen),
  });
  return { row, secondHalf: await takeEffect(asking, config, seen, by) };
}

/** Says no, with a reason. @throws {ProblemException} 404, 412, 409, 403 as a confirmation; the person concerned may. */
export async function refusePowerAct(
  context: WriteContext,
  target: ActTarget,
  reason: string,
): Promise<Decided> {
  const { seen, by } = await openAct(context, 'refuse', target);
  const row = await close(context, seen, { state: 'refused', by, reason });
  const details = { ...eventDetails(seen), reason };
  await context.record({ type: 'power.refused', by, subjectId: seen.subjectId, details });
  return { row, secondHalf: undefined };
}

/** Takes back what one asked for. @throws {ProblemException} 404, 412, 409; 403 for anyone else. */
export async function withdrawPowerAct(context: WriteContext, target: ActTarget): Promise<Decided> {
  const { seen, by } = await openAct(context, 'withdraw', target);
  const row = await close(context, seen, { state: 'withdrawn', by, reason: null });
  await context.record({
    type: 'power.withdrawn',
    by,
    subjectId: seen.subjectId,
    details: eventDetails(seen),
  });
  return { row, secondHalf: undefined };
}

async function openAct(context: WriteContext, action: PowerActAction, { id, version }: ActTarget) {
  const { tx, actor, now } = context;
  // In the order in which every write about people locks: all of them, the person, then what is about the person.
  await lockPeople(tx);
  const [found] = await tx.select().from(powerActs).where(eq(powerActs.id, id));
  if (!found) throw new ProblemException('not-found');
  await lockUser(tx, found.subjectId);
  const [seen] = await tx.select().from(powerActs).where(eq(powerActs.id, id)).for('update');
  if (!seen) throw new ProblemException('not-found');
  requireVersion(seen.version, version);
  if (stateAt(seen, now) !== 'waiting') throw new ProblemException('move-not-possible');
  const verdict = mayWithPowerAct(actor, action, seen, await handsOf(tx, [actor.userId, seen.requestedBy]));
  if (!verdict.allowed) throw new ProblemException(verdict.code);
  return { seen, by: stampOf(actor, verdict.as) };
}

const NOT_ASKING_ANY_MORE: Bilingual = {
  th: 'ผู้ที่ยื่นคำขอนี้ไม่มีสิทธิแล้ว ต้องให้ผู้อื่นยื่นคำขอใหม่',
  en: 'Whoever asked for this may not any more: somebody else has to ask anew.',
};

/** Whoever asked, with the posts held now. @throws {ProblemException} 409 when the account does not stand any more. */
export async function whoAsked(
  { tx, now, today }: Pick<WriteContext, 'tx' | 'now' | 'today'>,
  { requestedBy }: PowerActRow,
) {
  const asking = await loadActor(tx, { userId: requestedBy, sessionId: null }, { now, today });
  if (!asking) throw new ProblemException('move-not-possible', { sentence: NOT_ASKING_ANY_MORE });
  return asking;
}

interface Decision {
  readonly state: PowerActDecision;
  readonly by: ActorStamp;
  readonly reason: string | null;
}

async function close({ tx, actor, now }: WriteContext, { id }: PowerActRow, { state, by, reason }: Decision) {
  const [row] = await tx
    .update(powerActs)
    .set({
      state,
      decidedBy: actor.userId,
      decidedStamp: by,
      decidedAt: now,
      reason,
      halfPassword: null,
      version: sql`${powerActs.version} + 1`,
    })
    .where(eq(powerActs.id, id))
    .returning();
  if (!row) throw new Error('a locked act was there to decide');
  return row;
}

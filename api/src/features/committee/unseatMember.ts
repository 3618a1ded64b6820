import { eq, sql } from 'drizzle-orm';
import { committeeMemberships, users } from '@phoeiphrae/db/schema/people';
import { standingOn } from '@phoeiphrae/shared/term';
import type { EndAppointment } from '@phoeiphrae/shared/appointment';
import { dayBefore } from '@phoeiphrae/shared/thaiCalendar';
import { stampOf } from '../../office/actor.ts';
import { requireVersion } from '../../http/etag.ts';
import { ProblemException } from '../../http/problem.ts';
import type { WriteContext } from '../../office/write.ts';
import { requireKeeper } from './committeePolicy.ts';
import { lockCommittee, refuseFaults, type Seated } from './seatMember.ts';

/**
 * Sets the last day of a term; the day before its first revokes one that began today or has yet to begin.
 * @throws {ProblemException} 403, 404, 412; 409 when it is over; 422 for the day.
 */
export async function unseatMember(
  context: WriteContext,
  target: { id: string; version: number },
  body: EndAppointment,
): Promise<Seated> {
  const { tx, actor, today } = context;
  const as = requireKeeper(actor);
  await lockCommittee(tx);
  const ofTarget = eq(committeeMemberships.id, target.id);
  const [seen] = await tx.select().from(committeeMemberships).where(ofTarget);
  if (!seen) throw new ProblemException('not-found');
  const [user] = await tx.select().from(users).where(eq(users.id, seen.userId)).for('no key update');
  const [row] = await tx.select().from(committeeMemberships).where(ofTarget).for('update');
  if (!row || !user) throw new ProblemException('not-found');
  requireVersion(row.version, target.version);
  if (standingOn(today, row) === 'past') throw new ProblemException('move-not-possible');
  refuseFaults([
    ...(body.validTo < dayBefore(row.validFrom) ? (['dates'] as const) : []),
    ...(row.validTo !== null && body.validTo > row.validTo ? (['later'] as const) : []),
  ]);
  const change = { validTo: body.validTo, version: sql`${committeeMemberships.version} + 1` };
  const [ended] = await tx.update(committeeMemberships).set(change).where(ofTarget).returning();
  if (!ended) throw new Error('a locked membership was there to end');
  const details = { seat: row.seat, userId: row.userId, validTo: body.validTo, before: row.validTo };
  await context.record({ type: 'committee.unseated', by: stampOf(actor, as), subjectId: row.id, details });
  return { row: ended, userName: user.name };
}

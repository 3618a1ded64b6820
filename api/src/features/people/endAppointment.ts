import { eq, sql } from 'drizzle-orm';
import { appointments } from '@phoeiphrae/db/schema/people';
import { standingOn } from '@phoeiphrae/shared/term';
import type { EndAppointment } from '@phoeiphrae/shared/appointment';
import { dayBefore } from '@phoeiphrae/shared/thaiCalendar';
import { stampOf } from '../../office/actor.ts';
import { requireVersion } from '../../http/etag.ts';
import { ProblemException } from '../../http/problem.ts';
import type { WriteContext } from '../../office/write.ts';
import { lockPeople, requireAnotherAdministrator } from './administrators.ts';
import { APPOINTMENT_FAULTS } from './appointmentFaults.ts';
import type { Appointed } from './createAppointment.ts';
import { lockUser } from './lockUser.ts';
import { requirePeople } from './peoplePolicy.ts';

/**
 * Sets the last day of an appointment; the day before its first revokes one that began today or has yet to begin. The
 * holder's row is locked first, so no write of theirs is half-way through with a right that they have no more.
 * @throws {ProblemException} 403, 404, 412; 409 when it is over already or is the last administrator's; 422 for the day.
 */
export async function endAppointment(
  context: WriteContext,
  target: { id: string; version: number },
  body: EndAppointment,
): Promise<Appointed> {
  const { tx, actor, today } = context;
  const as = requirePeople(actor, { kind: 'end_appointment' });
  await lockPeople(tx);
  const [seen] = await tx.select().from(appointments).where(eq(appointments.id, target.id));
  if (!seen) throw new ProblemException('not-found');
  const holder = await lockUser(tx, seen.userId);
  const [row] = await tx.select().from(appointments).where(eq(appointments.id, target.id)).for('update');
  if (!row) throw new ProblemException('not-found');
  requireVersion(row.version, target.version);
  if (standingOn(today, row) === 'past') throw new ProblemException('move-not-possible');
  const faults = [
    ...(body.validTo < dayBefore(row.validFrom) ? (['dates'] as const) : []),
    ...(row.validTo !== null && body.validTo > row.validTo ? (['later'] as const) : []),
  ];
  if (faults.length > 0) {
    const errors = faults.map((code) => APPOINTMENT_FAULTS[code]);
    throw new ProblemException('requirements-not-met', { errors });
  }
  if (actor.policy.posts.get(row.post)?.powers.includes('administer')) {
    await requireAnotherAdministrator(context, { appointmentId: row.id });
  }
  const [ended] = await tx
    .update(appointments)
    .set({ validTo: body.validTo, version: sql`${appointments.version} + 1` })
    .where(eq(appointments.id, row.id))
    .returning();
  if (!ended) throw new Error('a locked appointment was there to end');
  const { userId, post, capacity, workGroups, orderNumber, validTo: before } = row;
  const term = { userId, post, capacity, workGroups, orderNumber };
  const details = { ...term, validTo: body.validTo, before };
  await context.record({ type: 'appointment.ended', by: stampOf(actor, as), subjectId: row.id, details });
  return { row: ended, userName: holder.name };
}

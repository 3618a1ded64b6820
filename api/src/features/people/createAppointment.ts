import { and, eq, gte, isNull, lte, ne, or } from 'drizzle-orm';
import { appointments, users, workGroups } from '@phoeiphrae/db/schema/people';
import { OrderNumber, type CreateAppointment } from '@phoeiphrae/shared/appointment';
import { stampOf } from '../../office/actor.ts';
import type { Tx } from '../../office/deps.ts';
import type { LoadedPolicy } from '../../office/policyStore.ts';
import { ProblemException } from '../../http/problem.ts';
import { storedText } from '../../http/storedText.ts';
import type { WriteContext } from '../../office/write.ts';
import { lockPeople } from './administrators.ts';
import { APPOINTMENT_FAULTS, appointmentFaults, type AppointmentFault } from './appointmentFaults.ts';
import { requirePeople } from './peoplePolicy.ts';

/** An appointment as it is stored, with the name of who holds it. */
export interface Appointed {
  readonly row: typeof appointments.$inferSelect;
  readonly userName: string;
}

/**
 * Records an appointment order.
 * @throws {ProblemException} 403, also for oneself; 422 with everything that is missing.
 */
export async function createAppointment(context: WriteContext, body: CreateAppointment): Promise<Appointed> {
  const { tx, actor, now } = context;
  const as = requirePeople(actor, { kind: 'appoint', userId: body.userId });
  await lockPeople(tx);
  const [user] = await tx.select().from(users).where(eq(users.id, body.userId)).for('share');
  const faults: AppointmentFault[] = [
    ...(user && user.status !== 'ended' ? [] : ['user' as const]),
    ...appointmentFaults(body, actor.policy, await groupsInUse(tx)),
    ...((await hasOtherHead(tx, body, actor.policy)) ? ['held' as const] : []),
  ];
  if (!user || faults.length > 0) {
    const errors = faults.map((code) => APPOINTMENT_FAULTS[code]);
    throw new ProblemException('requirements-not-met', { errors });
  }
  const orderNumber =
    body.orderNumber === null ? null : storedText(OrderNumber, body.orderNumber, '/orderNumber');
  const [row] = await tx
    .insert(appointments)
    .values({ ...body, orderNumber, createdAt: now, createdBy: actor.userId })
    .returning();
  if (!row) throw new Error('the appointment was not written');
  const { post, capacity, workGroups: groups, validFrom, validTo } = row;
  const details = { userId: user.id, post, capacity, workGroups: groups, validFrom, validTo, orderNumber };
  await context.record({ type: 'appointment.made', by: stampOf(actor, as), subjectId: row.id, details });
  return { row, userName: user.name };
}

async function groupsInUse(tx: Tx): Promise<Set<string>> {
  const rows = await tx.select({ code: workGroups.code }).from(workGroups).where(eq(workGroups.active, true));
  return new Set(rows.map((row) => row.code));
}

/** An office has one head at a time: the post that takes the chain's last step has one holder of its own. */
async function hasOtherHead(tx: Tx, body: CreateAppointment, policy: LoadedPolicy): Promise<boolean> {
  const heads = [policy, ...policy.binding].map(({ document }) => document.chain.at(-1)?.post);
  if (!heads.includes(body.post) || body.capacity !== 'substantive') return false;
  const { validFrom, validTo } = appointments;
  const rows = await tx
    .select({ id: appointments.id })
    .from(appointments)
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(
      and(
        ne(users.status, 'ended'),
        eq(appointments.post, body.post),
        eq(appointments.capacity, 'substantive'),
        or(isNull(validTo), and(gte(validTo, body.validFrom), gte(validTo, validFrom))),
        body.validTo === null ? undefined : lte(validFrom, body.validTo),
      ),
    );
  return rows.length > 0;
}

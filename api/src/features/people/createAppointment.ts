import { and, eq, gte, isNull, lte, ne, or } from 'drizzle-orm';
import { appointments, users, workGroups } from '@phoeiphrae/db/schema/people';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { OrderNumber, type CreateAppointment } from '@phoeiphrae/shared/appointment';
import { stampOf } from '../../office/actor.ts';
import type { Deps, Tx } from '../../office/deps.ts';
import type { LoadedPolicy } from '../../office/policyStore.ts';
import { bindOrderFile } from '../../office/power/bindOrderFile.ts';
import { isOfPower, lastPostOf } from '../../office/power/powerRules.ts';
import { requestPowerAct, type Requested } from '../../office/power/requestPowerAct.ts';
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

/** How an appointment came about: in the set-up of the office, or confirmed by a second person. */
export interface Origin {
  readonly unconfirmed?: boolean;
  readonly powerActId?: string;
  readonly confirmedBy?: ActorStamp;
}

/**
 * Records an appointment order, or what waits for a second person where the post is one of power. What an administrator
 * of the set-up, whom nobody has confirmed, appoints stands unconfirmed like the administrator.
 * @throws {ProblemException} 400, 403, also for oneself; 422 with everything that is missing.
 */
export async function createAppointment(
  context: WriteContext,
  deps: Pick<Deps, 'config' | 'blobs'>,
  given: CreateAppointment,
): Promise<Appointed | Requested> {
  const { actor } = context;
  const as = requirePeople(actor, { kind: 'appoint', userId: given.userId });
  await bindOrderFile(context, deps, { orderFile: given.orderFile, by: stampOf(actor, as) });
  const ofPower = isOfPower(actor.policy, given.post);
  const unconfirmed = as?.unconfirmed === true;
  if (!ofPower || unconfirmed) return appoint(context, given, { unconfirmed: ofPower });
  await requireAppointable(context, given);
  const asked = { kind: 'appointment' as const, appointment: storedOrder(given) };
  return requestPowerAct(context, deps.config, { subjectId: given.userId, asked, by: stampOf(actor, as) });
}

/**
 * Writes the appointment; everything is asked here, whoever confirmed it.
 * @throws {ProblemException} 400, 403, also for oneself; 422 with everything that is missing.
 */
export async function appoint(
  context: WriteContext,
  given: CreateAppointment,
  { unconfirmed = false, powerActId, confirmedBy }: Origin,
): Promise<Appointed> {
  const { tx, actor, now } = context;
  const as = requirePeople(actor, { kind: 'appoint', userId: given.userId });
  const user = await requireAppointable(context, given);
  const { orderFile = null, ...held } = storedOrder(given);
  const [row] = await tx
    .insert(appointments)
    .values({
      ...held,
      orderFile,
      confirmedBy: confirmedBy?.name ?? null,
      createdAt: now,
      createdBy: actor.userId,
      askedBy: actor.name,
      unconfirmed,
      ...(powerActId === undefined ? {} : { powerActId }),
    })
    .returning();
  if (!row) throw new Error('the appointment was not written');
  const { post, capacity, workGroups: groups, validFrom, validTo, orderNumber } = row;
  const term = { userId: user.id, post, capacity, workGroups: groups, validFrom, validTo, orderNumber };
  const details = { ...term, orderFile, unconfirmed, confirmedBy: confirmedBy ?? null };
  await context.record({ type: 'appointment.made', by: stampOf(actor, as), subjectId: row.id, details });
  return { row, userName: user.name };
}

/** The order with its number as it is stored. @throws {ProblemException} 400 for a number of blanks. */
const storedOrder = ({ orderNumber, ...order }: CreateAppointment): CreateAppointment => ({
  ...order,
  orderNumber: orderNumber === null ? null : storedText(OrderNumber, orderNumber, '/orderNumber'),
});

/** @throws {ProblemException} 422 with everything that is missing. */
async function requireAppointable({ tx, actor }: WriteContext, body: CreateAppointment) {
  await lockPeople(tx);
  const [user] = await tx.select().from(users).where(eq(users.id, body.userId)).for('share');
  const faults: AppointmentFault[] = [
    ...(user && user.status !== 'ended' ? [] : ['user' as const]),
    ...appointmentFaults(body, actor.policy, await groupsInUse(tx)),
    ...((await hasOtherHead(tx, body, actor.policy)) ? ['held' as const] : []),
  ];
  if (user && faults.length === 0) return user;
  const errors = faults.map((code) => APPOINTMENT_FAULTS[code]);
  throw new ProblemException('requirements-not-met', { errors });
}

async function groupsInUse(tx: Tx): Promise<Set<string>> {
  const rows = await tx.select({ code: workGroups.code }).from(workGroups).where(eq(workGroups.active, true));
  return new Set(rows.map((row) => row.code));
}

/** An office has one head at a time: the post that takes the chain's last step has one holder of its own. */
async function hasOtherHead(tx: Tx, body: CreateAppointment, policy: LoadedPolicy): Promise<boolean> {
  const heads = [policy, ...policy.binding].map(lastPostOf);
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

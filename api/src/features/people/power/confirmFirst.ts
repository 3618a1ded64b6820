import type { FastifyRequest } from 'fastify';
import { eq, sql } from 'drizzle-orm';
import { appointments, committeeMemberships } from '@phoeiphrae/db/schema/people';
import type { ConfirmFirstAppointments } from '@phoeiphrae/shared/powerAct';
import { faultTable } from '../../../http/fault.ts';
import { ProblemException } from '../../../http/problem.ts';
import { stampOf } from '../../../office/actor.ts';
import type { Deps, Tx } from '../../../office/deps.ts';
import { endSessions } from '../../../office/endSessions.ts';
import { hashPassword } from '../../../office/password.ts';
import { renewEnvelopeCode } from '../../../office/power/renewEnvelope.ts';
import { useEnvelopeCode } from '../../../office/power/envelope.ts';
import { forgetOpeners, isOpenToOthers } from '../../../office/power/hands.ts';
import { reauthenticate } from '../../../office/reauthenticate.ts';
import type { WriteContext } from '../../../office/write.ts';
import { lockCommittee } from '../../committee/seatMember.ts';
import { passwordFaults } from '../../session/passwordRules.ts';
import { lockPeople } from '../administrators.ts';
import { updateUser } from '../lockUser.ts';
import { digestOf, headAs, readUnconfirmed, type Unconfirmed } from './firstAppointments.ts';

const FAULTS = faultTable({
  code: ['/code', 'รหัสในซองปิดผนึกไม่ถูกต้อง', 'This is not the code of the newest sealed envelope.'],
  new_password: ['/newPassword', 'ต้องตั้งรหัสผ่านใหม่', 'A new password is needed.'],
});

/**
 * The holder of the last step confirms, in one act, all that was recorded when the office was set up. Where somebody
 * else can open the account, the code of the sealed envelope shows that it is the person, who takes a new password.
 * @returns the code for the next envelope, where one was used up, which is shown once
 * @throws {ProblemException} 403 for anyone else and for a wrong password; 409 when another list was read, or there is
 * none; 422 without the right code or a good new password; 429 after too many tries.
 */
export async function confirmFirst(
  context: WriteContext,
  deps: Deps,
  request: FastifyRequest,
  body: ConfirmFirstAppointments,
): Promise<string | null> {
  const { tx, actor } = context;
  const as = headAs(actor);
  if (!as) throw new ProblemException('not-permitted');
  await reauthenticate(deps, actor, body.password, request);
  await lockPeople(tx);
  await lockCommittee(tx);
  const unconfirmed = await readUnconfirmed(tx);
  if (unconfirmed.appointed.length + unconfirmed.seated.length === 0)
    throw new ProblemException('move-not-possible');
  if (digestOf(unconfirmed) !== body.digest) throw new ProblemException('content-changed');
  const opened = await isOpenToOthers(tx, actor.userId);
  if (opened) await makeOwn(context, body);
  await confirmAll(tx, actor.name);
  const by = stampOf(actor, { ...as, unconfirmed: false });
  await context.record({ type: 'power.first_confirmed', by, details: firstDetails(unconfirmed) });
  return opened ? renewEnvelopeCode(context, by) : null;
}

/** The account is the person's alone from here on: the envelope was theirs, and so is the new password. */
async function makeOwn({ tx, actor, now }: WriteContext, body: ConfirmFirstAppointments): Promise<void> {
  const { code, newPassword } = body;
  const errors =
    newPassword === undefined
      ? [FAULTS.new_password]
      : passwordFaults(newPassword, { username: actor.username, current: body.password });
  const fits =
    code !== undefined && (await useEnvelopeCode(tx, code, { userId: actor.userId, now })) !== undefined;
  const faults = [...(fits ? [] : [FAULTS.code]), ...errors];
  if (faults.length > 0 || newPassword === undefined)
    throw new ProblemException('requirements-not-met', { errors: faults });
  await updateUser(tx, actor.userId, {
    passwordHash: await hashPassword(newPassword),
    mustChangePassword: false,
    oneTimePasswordExpiresAt: null,
  });
  await endSessions(tx, actor.userId, { reason: 'password', now, except: actor.sessionId });
  await forgetOpeners(tx, actor.userId);
}

/** All that stands unconfirmed stands confirmed from here on. @param confirmedBy the name of whoever confirmed it */
export async function confirmAll(tx: Tx, confirmedBy: string): Promise<void> {
  await tx
    .update(appointments)
    .set({ unconfirmed: false, confirmedBy, version: sql`${appointments.version} + 1` })
    .where(eq(appointments.unconfirmed, true));
  await tx
    .update(committeeMemberships)
    .set({ unconfirmed: false, confirmedBy, version: sql`${committeeMemberships.version} + 1` })
    .where(eq(committeeMemberships.unconfirmed, true));
}

/** What the log says of the list: who holds what, by which order. */
export const firstDetails = ({ appointed, seated }: Unconfirmed) => ({
  appointments: appointed.map(({ row: { id, userId, post, orderNumber } }) => ({
    id,
    userId,
    post,
    orderNumber,
  })),
  seats: seated.map(({ row: { id, userId, seat, orderNumber } }) => ({ id, userId, seat, orderNumber })),
});

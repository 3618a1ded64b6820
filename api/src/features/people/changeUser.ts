import { EditUser, type UserStatus } from '@phoeiphrae/shared/user';
import type { EventType } from '@phoeiphrae/shared/event';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Config } from '../../config/schema.ts';
import { stampOf } from '../../office/actor.ts';
import { endSessions } from '../../office/endSessions.ts';
import { hashPassword, newOneTimePassword, oneTimePasswordExpiry } from '../../office/password.ts';
import { recordOpener } from '../../office/power/hands.ts';
import { needsSecondPerson } from '../../office/power/holdsPower.ts';
import { requestPowerAct, type Requested } from '../../office/power/requestPowerAct.ts';
import { ProblemException } from '../../http/problem.ts';
import { storedText } from '../../http/storedText.ts';
import type { WriteContext } from '../../office/write.ts';
import { lockPeople, requireAnotherAdministrator } from './administrators.ts';
import type { HandedOver } from './createUser.ts';
import { lockUser, updateUser, type UserRow } from './lockUser.ts';
import { requirePeople } from './peoplePolicy.ts';

export interface Target {
  readonly userId: string;
  readonly version: number;
}

/** Corrects the name or the address of a person. @throws {ProblemException} 400, 403, 404, 412. */
export async function editUser(
  context: WriteContext,
  { userId, version }: Target,
  body: EditUser,
): Promise<UserRow> {
  const { tx, actor } = context;
  const as = requirePeople(actor, { kind: 'edit_user', userId });
  const before = await lockUser(tx, userId, version);
  const { email = before.email } = body;
  const name = storedText(EditUser.properties.name, body.name, '/name');
  const row = await updateUser(tx, userId, { name, email });
  const by = stampOf(actor, as);
  const readdressed = row.email !== before.email;
  if (row.name !== before.name || !readdressed) {
    const details = { from: before.name, to: row.name };
    await context.record({ type: 'user.edited', by, subjectId: userId, details });
  }
  // The log is kept for good and read by all staff; the address itself is nobody else's.
  if (readdressed) await context.record({ type: 'user.email_changed', by, subjectId: userId });
  return row;
}

interface StatusMove {
  readonly from: readonly UserStatus[];
  readonly to: UserStatus;
  readonly event: EventType;
  /** Why the person's sessions end, if they do. */
  readonly ends?: 'suspended' | 'ended';
}

/** The moves of an account. An ended one stays ended: decisions keep naming the person. */
export const USER_MOVES = {
  suspend: { from: ['active'], to: 'suspended', event: 'user.suspended', ends: 'suspended' },
  resume: { from: ['suspended'], to: 'active', event: 'user.resumed' },
  end: { from: ['active', 'suspended'], to: 'ended', event: 'user.ended', ends: 'ended' },
} as const satisfies Record<string, StatusMove>;
export type UserMove = keyof typeof USER_MOVES;

/** @throws {ProblemException} 403, 404, 412; 409 from another status, and for the last administrator. */
export async function moveUser(
  context: WriteContext,
  move: UserMove,
  { userId, version }: Target,
): Promise<UserRow> {
  const { tx, actor, now } = context;
  const as = requirePeople(actor, { kind: move, userId });
  const { from, to, event, ends }: StatusMove = USER_MOVES[move];
  await lockPeople(tx);
  const before = await lockUser(tx, userId, version);
  if (!from.includes(before.status)) throw new ProblemException('move-not-possible');
  if (ends) {
    await requireAnotherAdministrator(context, { userId });
    await endSessions(tx, userId, { reason: ends, now });
  }
  const row = await updateUser(tx, userId, { status: to });
  await context.record({ type: event, by: stampOf(actor, as), subjectId: userId });
  return row;
}

/**
 * Gives a new one-time password and ends the sessions; for a holder of power it waits for a second person.
 * @throws {ProblemException} 403, 404, 412; 409 when it has ended.
 */
export async function resetPassword(
  context: WriteContext,
  config: Config,
  { userId, version }: Target,
): Promise<HandedOver | Requested> {
  const { tx, actor, now } = context;
  const as = requirePeople(actor, { kind: 'reset_password', userId });
  const before = await lockUser(tx, userId, version);
  if (before.status === 'ended') throw new ProblemException('move-not-possible');
  if (await needsSecondPerson(context, as, userId)) {
    return requestPowerAct(context, config, {
      subjectId: userId,
      asked: { kind: 'password' },
      by: stampOf(actor, as),
    });
  }
  const given = await givePassword(context, userId, newOneTimePassword());
  await recordOpener(tx, { userId, by: actor.userId, now });
  return given;
}

/**
 * Sets a one-time password in the place of the one before, and ends the sessions.
 * @throws {ProblemException} 403, 404; 409 when the account has ended.
 */
export async function givePassword(
  context: WriteContext,
  userId: string,
  password: string,
  confirmedBy?: ActorStamp,
): Promise<HandedOver> {
  const { tx, actor, now } = context;
  const as = requirePeople(actor, { kind: 'reset_password', userId });
  const before = await lockUser(tx, userId);
  if (before.status === 'ended') throw new ProblemException('move-not-possible');
  const expiresAt = oneTimePasswordExpiry(now);
  const row = await updateUser(tx, userId, {
    passwordHash: await hashPassword(password),
    mustChangePassword: true,
    oneTimePasswordExpiresAt: expiresAt,
  });
  await endSessions(tx, userId, { reason: 'reset', now });
  const details = { confirmedBy: confirmedBy ?? null };
  await context.record({ type: 'user.password_reset', by: stampOf(actor, as), subjectId: userId, details });
  return { row, password, expiresAt };
}

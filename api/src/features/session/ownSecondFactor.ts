import { eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { secondFactors } from '@phoeiphrae/db/schema/signatures';
import type { NoticeKind } from '@phoeiphrae/shared/notice';
import type {
  RecoveryCodes,
  RemoveSecondFactor,
  SecondFactorSecret,
  SecondFactorState,
} from '@phoeiphrae/shared/secondFactor';
import type { Actor } from '../../office/actor.ts';
import type { Deps, Queryable } from '../../office/deps.ts';
import { endSessions } from '../../office/endSessions.ts';
import { notify } from '../../office/notify.ts';
import { ProblemException } from '../../http/problem.ts';
import { confirmationFailed, countAttempt, reauthenticate } from '../../office/reauthenticate.ts';
import { recoveryCodesLeft, renewRecoveryCodes } from '../../office/factors/recoveryCodes.ts';
import {
  confirmedAuthenticatorApp,
  forgetCodes,
  setUpCodes,
  useAppCode,
  useCode,
} from '../../office/factors/secondFactors.ts';
import { activePasskeys } from '../../office/factors/passkeys.ts';
import { personStamp } from '../../office/actorStamps.ts';
import type { WriteContext } from '../../office/write.ts';

export async function secondFactorState(db: Queryable, actor: Actor): Promise<SecondFactorState> {
  const codes = await confirmedAuthenticatorApp(db, actor.userId);
  return {
    required: actor.held.some((held) => held.secondFactor),
    codes: codes?.confirmedAt
      ? { confirmedAt: codes.confirmedAt, recoveryCodesLeft: await recoveryCodesLeft(db, actor.userId) }
      : null,
    passkeys: (await activePasskeys(db, actor.userId)).length,
  };
}

/** @throws {ProblemException} 403 when the password is wrong; 409 when there is an app already. */
export async function setUpSecondFactor(
  { tx, actor, now }: WriteContext,
  deps: Deps,
  request: FastifyRequest,
  password: string,
): Promise<SecondFactorSecret> {
  await reauthenticate(deps, actor, password, request);
  const issuer = actor.policy.document.office.shortName.th;
  return setUpCodes(tx, deps.config, { userId: actor.userId, label: actor.username, issuer, now });
}

/**
 * A code of the app shows that it has the secret; from now on the sign-in asks for one.
 * @throws {ProblemException} 403 when the code is wrong; 409 when nothing waits to be confirmed; 429 after five failures.
 */
export async function confirmSecondFactor(
  context: WriteContext,
  deps: Deps,
  request: FastifyRequest,
  code: string,
): Promise<RecoveryCodes> {
  const { tx, actor, now } = context;
  const { config, clock } = deps;
  const { userId } = actor;
  countAttempt(deps, actor, request);
  const mine = eq(secondFactors.userId, userId);
  const [waiting] = await tx.select().from(secondFactors).where(mine).for('update');
  if (!waiting || waiting.confirmedAt !== null) throw new ProblemException('move-not-possible');
  const right = await useAppCode(tx, config, { userId, code: code.trim(), now: clock.now() });
  if (!right) {
    confirmationFailed(request);
    throw new ProblemException('second-factor-refused');
  }
  await tx.update(secondFactors).set({ confirmedAt: now }).where(mine);
  const recoveryCodes = await renewRecoveryCodes(tx, config, userId);
  await tell(context, 'second_factor.set', 'second_factor_set');
  return { recoveryCodes };
}

/** Asks for both factors, and ends the other sessions. @throws {ProblemException} 403; 404 when there is none. */
export async function removeSecondFactor(
  context: WriteContext,
  deps: Deps,
  request: FastifyRequest,
  { password, code }: RemoveSecondFactor,
): Promise<void> {
  const { tx, actor, now } = context;
  const { userId } = actor;
  await reauthenticate(deps, actor, password, request);
  if (!(await confirmedAuthenticatorApp(tx, userId))) throw new ProblemException('not-found');
  if (!(await useCode(tx, deps.config, { userId, code: code.trim(), now: deps.clock.now() }))) {
    confirmationFailed(request);
    throw new ProblemException('second-factor-refused');
  }
  await forgetCodes(tx, userId);
  await endSessions(tx, userId, { reason: 'second_factor', now, except: actor.sessionId });
  await tell(context, 'second_factor.removed', 'second_factor_removed');
}

async function tell(
  context: WriteContext,
  type: 'second_factor.set' | 'second_factor.removed',
  kind: NoticeKind,
): Promise<void> {
  const { tx, actor, now } = context;
  const by = personStamp({ id: actor.userId, name: actor.name });
  await context.record({ type, by, subjectId: actor.userId });
  await notify(tx, [actor.userId], { kind, itemId: null }, now);
}

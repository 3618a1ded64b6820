import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import type { Config } from '../../config/schema.ts';
import { stampOf } from '../../office/actor.ts';
import { endSessions } from '../../office/endSessions.ts';
import { notify } from '../../office/notify.ts';
import { ProblemException } from '../../http/problem.ts';
import { confirmedAuthenticatorApp, forgetCodes } from '../../office/factors/secondFactors.ts';
import { needsSecondPerson } from '../../office/power/holdsPower.ts';
import { requestPowerAct, type Requested } from '../../office/power/requestPowerAct.ts';
import type { WriteContext } from '../../office/write.ts';
import type { Target } from './changeUser.ts';
import { lockUser, updateUser, type UserRow } from './lockUser.ts';
import { requirePeople } from './peoplePolicy.ts';

const NO_APP: Bilingual = {
  th: 'บัญชีนี้ไม่ได้ตั้งค่ารหัสจากแอปไว้',
  en: 'This account has no authenticator app set up.',
};

/**
 * Takes away the app and its recovery codes and ends the sessions; of a holder of power it waits for a second person.
 * @throws {ProblemException} 403, 404, 412; 409 without an app.
 */
export async function resetSecondFactor(
  context: WriteContext,
  config: Config,
  { userId, version }: Target,
): Promise<UserRow | Requested> {
  const { tx, actor } = context;
  const as = requirePeople(actor, { kind: 'reset_second_factor', userId });
  await lockUser(tx, userId, version);
  if (!(await needsSecondPerson(context, as, userId))) return takeApp(context, userId);
  if (!(await confirmedAuthenticatorApp(tx, userId))) throw noApp();
  const asked = { kind: 'second_factor' as const };
  return requestPowerAct(context, config, { subjectId: userId, asked, by: stampOf(actor, as) });
}

const noApp = () => new ProblemException('move-not-possible', { sentence: NO_APP });

/** Does it; the person is told. @throws {ProblemException} 403; 409 without an app. */
export async function takeApp(
  context: WriteContext,
  userId: string,
  confirmedBy?: ActorStamp,
): Promise<UserRow> {
  const { tx, actor, now } = context;
  const as = requirePeople(actor, { kind: 'reset_second_factor', userId });
  await lockUser(tx, userId);
  if (!(await forgetCodes(tx, userId))) throw noApp();
  const row = await updateUser(tx, userId, {});
  await endSessions(tx, userId, { reason: 'reset', now });
  const details = { confirmedBy: confirmedBy ?? null };
  await context.record({ type: 'second_factor.reset', by: stampOf(actor, as), subjectId: userId, details });
  await notify(tx, [userId], { kind: 'second_factor_reset', itemId: null }, now);
  return row;
}

import type { User } from '@phoeiphrae/shared/user';
import { stampOf } from '../../office/actor.ts';
import { endSessions } from '../../office/endSessions.ts';
import type { Answer } from '../../office/idempotency.ts';
import { notify } from '../../office/notify.ts';
import type { Setting } from '../../office/presentAppointment.ts';
import { ProblemException } from '../../http/problem.ts';
import { forgetCodes } from '../../office/factors/secondFactors.ts';
import type { WriteContext } from '../../office/write.ts';
import type { Target } from './changeUser.ts';
import { lockUser, updateUser } from './lockUser.ts';
import { requirePeople } from './peoplePolicy.ts';
import { presentUser } from './presentUsers.ts';

const NO_APP = {
  th: 'บัญชีนี้ไม่ได้ตั้งค่ารหัสจากแอปไว้',
  en: 'This account has no authenticator app set up.',
};

/** Takes away the app and its recovery codes and ends the sessions. @throws {ProblemException} 409 without an app. */
export async function resetSecondFactor(
  context: WriteContext,
  { userId, version }: Target,
  setting: Setting,
): Promise<Answer<User>> {
  const { tx, actor, now } = context;
  const as = requirePeople(actor, { kind: 'reset_second_factor', userId });
  await lockUser(tx, userId, version);
  if (!(await forgetCodes(tx, userId))) throw new ProblemException('move-not-possible', { sentence: NO_APP });
  const row = await updateUser(tx, userId, {});
  await endSessions(tx, userId, { reason: 'reset', now });
  await context.record({ type: 'second_factor.reset', by: stampOf(actor, as), subjectId: userId });
  await notify(tx, [userId], { kind: 'second_factor_reset', itemId: null }, now);
  return { status: 200, body: await presentUser(tx, row, setting), version: row.version };
}

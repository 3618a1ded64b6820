import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { stampOf } from '../../office/actor.ts';
import { endSessions } from '../../office/endSessions.ts';
import { notify } from '../../office/notify.ts';
import { ProblemException } from '../../http/problem.ts';
import { forgetCodes } from '../../office/factors/secondFactors.ts';
import type { WriteContext } from '../../office/write.ts';
import type { Target } from './changeUser.ts';
import { lockUser, updateUser, type UserRow } from './lockUser.ts';
import { requirePeople } from './peoplePolicy.ts';

const NO_APP: Bilingual = {
  th: 'บัญชีนี้ไม่ได้ตั้งค่ารหัสจากแอปไว้',
  en: 'This account has no authenticator app set up.',
};

/** Takes away the app and its recovery codes and ends the sessions. @throws {ProblemException} 409 without an app. */
export async function resetSecondFactor(
  context: WriteContext,
  { userId, version }: Target,
): Promise<UserRow> {
  const { tx, actor, now } = context;
  const as = requirePeople(actor, { kind: 'reset_second_factor', userId });
  await lockUser(tx, userId, version);
  if (!(await forgetCodes(tx, userId))) throw new ProblemException('move-not-possible', { sentence: NO_APP });
  const row = await updateUser(tx, userId, {});
  await endSessions(tx, userId, { reason: 'reset', now });
  await context.record({ type: 'second_factor.reset', by: stampOf(actor, as), subjectId: userId });
  await notify(tx, [userId], { kind: 'second_factor_reset', itemId: null }, now);
  return row;
}

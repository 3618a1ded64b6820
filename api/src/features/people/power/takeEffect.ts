import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { ProblemException } from '../../../http/problem.ts';
import type { Config } from '../../../config/schema.ts';
import { decrypt } from '../../../office/encryption.ts';
import { joinHalves, newPasswordHalf } from '../../../office/password.ts';
import { forgetOpeners, isOpenToOthers } from '../../../office/power/hands.ts';
import { HALF_PASSWORD, type PowerActRow } from '../../../office/power/requestPowerAct.ts';
import type { WriteContext } from '../../../office/write.ts';
import { seat } from '../../committee/seatMember.ts';
import { givePassword } from '../changeUser.ts';
import { appoint } from '../createAppointment.ts';
import { takeApp } from '../resetSecondFactor.ts';
import { takePasskey } from '../revokePasskeyOf.ts';

const HANDED_OUT_SINCE: Bilingual = {
  th: 'หลังจากยื่นคำขอนี้ มีผู้ได้เห็นรหัสผ่านของบัญชี ต้องยื่นคำขอใหม่',
  en: 'Since this was asked for somebody has seen a password of the account: it has to be asked for anew.',
};

/** The second half of a one-time password, for whoever confirmed, and when the whole of it stops working. */
export interface SecondHalf {
  readonly passwordHalf: string;
  readonly expiresAt: string;
}

/**
 * Does what was asked for, as of whoever asked, whose rights are asked again now.
 * @param asking the write, with whoever asked as its actor
 * @throws {ProblemException} what the act itself would answer now; 409 when somebody has seen a password meanwhile.
 */
export async function takeEffect(
  asking: WriteContext,
  config: Config,
  row: PowerActRow,
  confirmedBy: ActorStamp,
): Promise<SecondHalf | undefined> {
  const { asked, id: powerActId, subjectId: userId } = row;
  switch (asked.kind) {
    case 'appointment':
      await appoint(asking, asked.appointment, { powerActId, confirmedBy });
      return handOut(asking, config, row, confirmedBy);
    case 'seat':
      await seat(asking, asked.membership, { powerActId, confirmedBy });
      return handOut(asking, config, row, confirmedBy);
    case 'password':
      return handOut(asking, config, row, confirmedBy);
    case 'second_factor':
      await takeApp(asking, userId, confirmedBy);
      return undefined;
    case 'passkey':
      await takePasskey(asking, { userId, passkeyId: asked.passkeyId }, confirmedBy);
      return undefined;
  }
}

/** An account that others could open becomes its owner's alone: nobody sees the whole of its new one-time password. */
async function handOut(
  asking: WriteContext,
  config: Config,
  { asked, subjectId, halfPassword }: PowerActRow,
  confirmedBy: ActorStamp,
): Promise<SecondHalf | undefined> {
  const { tx } = asking;
  if (asked.kind !== 'password' && !(await isOpenToOthers(tx, subjectId))) return undefined;
  if (halfPassword === null) throw new ProblemException('move-not-possible', { sentence: HANDED_OUT_SINCE });
  const passwordHalf = newPasswordHalf();
  const password = joinHalves(decrypt(config, HALF_PASSWORD, subjectId, halfPassword), passwordHalf);
  const { expiresAt } = await givePassword(asking, subjectId, password, confirmedBy);
  await forgetOpeners(tx, subjectId);
  return { passwordHalf, expiresAt };
}

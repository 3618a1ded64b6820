import { eq, sql } from 'drizzle-orm';
import { powerActs } from '@phoeiphrae/db/schema/power';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Deps } from '../../../office/deps.ts';
import { forgetOpeners } from '../../../office/power/hands.ts';
import { eventDetails, type PowerActRow } from '../../../office/power/requestPowerAct.ts';
import type { WriteContext } from '../../../office/write.ts';
import { givePassword } from '../changeUser.ts';
import { appoint } from '../createAppointment.ts';
import { updateUser } from '../lockUser.ts';
import { whoAsked } from './decidePowerAct.ts';
import { takeEffect } from './takeEffect.ts';

interface Confirmed {
  readonly by: ActorStamp;
  readonly envelopeId: string;
  /** Set by the person, who alone knows it. */
  readonly newPassword: string;
}

/**
 * Does what was asked for, confirmed by the person concerned with the code of the sealed envelope.
 * @throws {ProblemException} what the act itself would answer now; 409 when whoever asked may not any more.
 */
export async function confirmByEnvelope(
  { tx, now, today, record }: Omit<WriteContext, 'actor'>,
  { config }: Deps,
  act: PowerActRow,
  { by, envelopeId, newPassword }: Confirmed,
): Promise<void> {
  const actor = await whoAsked({ tx, now, today }, act);
  const asking: WriteContext = { tx, actor, now, today, record };
  await tx
    .update(powerActs)
    .set({
      state: 'confirmed',
      decidedBy: by.userId,
      decidedStamp: by,
      decidedAt: now,
      envelopeCodeId: envelopeId,
      halfPassword: null,
      version: sql`${powerActs.version} + 1`,
    })
    .where(eq(powerActs.id, act.id));
  const { asked, id: powerActId, subjectId } = act;
  await record({ type: 'power.confirmed', by, subjectId, details: eventDetails(act) });
  if (asked.kind === 'second_factor' || asked.kind === 'passkey') {
    await takeEffect(asking, config, act, by);
    return;
  }
  if (asked.kind === 'appointment') await appoint(asking, asked.appointment, { powerActId, confirmedBy: by });
  await givePassword(asking, subjectId, newPassword, by);
  await updateUser(tx, subjectId, { mustChangePassword: false, oneTimePasswordExpiresAt: null });
  await forgetOpeners(tx, subjectId);
}

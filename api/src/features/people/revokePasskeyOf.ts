import type { Passkey } from '@phoeiphrae/shared/passkey';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Config } from '../../config/schema.ts';
import { stampOf } from '../../office/actor.ts';
import { revokePasskey, usablePasskey } from '../../office/factors/revokePasskey.ts';
import { needsSecondPerson } from '../../office/power/holdsPower.ts';
import { requestPowerAct, type Requested } from '../../office/power/requestPowerAct.ts';
import type { WriteContext } from '../../office/write.ts';
import { requirePeople } from './peoplePolicy.ts';

interface Whose {
  readonly userId: string;
  readonly passkeyId: string;
}

/**
 * Revokes a passkey that someone has lost; a holder of power keeps it until a second person confirms.
 * @throws {ProblemException} 403; 404 when it is none of that person's; 409 when it is revoked already.
 */
export async function revokePasskeyOf(
  context: WriteContext,
  config: Config,
  { userId, passkeyId }: Whose,
): Promise<Passkey | Requested> {
  const as = requirePeople(context.actor, { kind: 'revoke_passkey', userId });
  const { label } = await usablePasskey(context.tx, { userId, passkeyId });
  if (!(await needsSecondPerson(context, as, userId))) return takePasskey(context, { userId, passkeyId });
  const asked = { kind: 'passkey' as const, passkeyId, label };
  const by = stampOf(context.actor, as);
  return requestPowerAct(context, config, { subjectId: userId, asked, by });
}

/** Does it; the person is told. @throws {ProblemException} 403, 404, 409. */
export function takePasskey(context: WriteContext, whose: Whose, confirmedBy?: ActorStamp): Promise<Passkey> {
  const as = requirePeople(context.actor, { kind: 'revoke_passkey', userId: whose.userId });
  const by = stampOf(context.actor, as);
  return revokePasskey(context, { ...whose, by, ...(confirmedBy ? { confirmedBy } : {}) });
}

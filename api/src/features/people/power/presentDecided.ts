import type { DecidedAct } from '@phoeiphrae/shared/powerAct';
import type { Queryable } from '../../../office/deps.ts';
import type { Answer } from '../../../office/idempotency.ts';
import { presentPowerActs, type PowerActContext } from '../../../office/power/presentPowerActs.ts';
import type { Decided } from './decidePowerAct.ts';

/** Shows the second half of a one-time password once; a retry is answered without it. */
export async function presentDecided(
  db: Queryable,
  { row, secondHalf }: Decided,
  context: PowerActContext,
): Promise<Answer<DecidedAct>> {
  const [act] = await presentPowerActs(db, [row], context);
  if (!act) throw new Error('a row makes an act');
  const passwordExpiresAt = secondHalf?.expiresAt ?? null;
  return {
    status: 200,
    body: { act, passwordHalf: secondHalf?.passwordHalf ?? null, passwordExpiresAt },
    kept: { act, passwordHalf: null, passwordExpiresAt },
    version: row.version,
  };
}

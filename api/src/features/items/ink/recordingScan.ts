import type { Deps } from '../../../office/deps.ts';
import { findSeen, type Viewer } from '../rules/viewer.ts';
import { openStep, recorderStamp } from './inkDecisionPolicy.ts';
import { takeScan, type TakenScan } from './takeScan.ts';

/**
 * Examines and stores the scan before the transaction, which is to be short; only for a person who may record one. What
 * went wrong is told by the write, after its own questions, so that a retry with the same key gets the first answer.
 */
export async function scanFor(
  deps: Deps,
  eyes: Pick<Viewer, 'actor' | 'today'>,
  { itemId, upload }: { itemId: string; upload: string },
): Promise<() => TakenScan> {
  const { actor } = eyes;
  const facts = await findSeen(deps.db.orm, itemId, eyes);
  const allowed = facts && openStep(facts) && recorderStamp(actor, facts);
  if (!allowed) return () => fail(new Error('the right to record came while the scan was refused'));
  try {
    const taken = await takeScan(deps, { id: upload, userId: actor.userId });
    return () => taken;
  } catch (error) {
    return () => fail(error);
  }
}

function fail(error: unknown): never {
  throw error;
}

import { revisionContributors } from '@phoeiphrae/db/schema/items';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Tx } from '../../../office/deps.ts';

/**
 * Remembers that a person had a hand in a revision. They cannot decide on it any more.
 * @throws {Error} for a stamp that names no person.
 */
export async function addContributor(
  tx: Tx,
  revisionId: string,
  stamp: ActorStamp,
  now: string,
): Promise<void> {
  if (stamp.userId === null) throw new Error('only people contribute');
  const row = { revisionId, userId: stamp.userId, stamp, at: now };
  await tx.insert(revisionContributors).values(row).onConflictDoNothing();
}

import { and, eq, isNull } from 'drizzle-orm';
import { publications, revisions } from '@phoeiphrae/db/schema/items';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Tx } from '../../../office/deps.ts';
import type { NewEvent } from '../../../office/log/newEvent.ts';
import type { ItemFacts, RevisionFacts } from '../rules/facts.ts';

export interface EndContext {
  readonly tx: Tx;
  readonly now: string;
  readonly by: ActorStamp;
  record: (event: Omit<NewEvent, 'at' | 'requestId'>) => Promise<void>;
}

interface Ending {
  readonly ended: 'superseded' | 'withdrawn' | 'expired';
  readonly reason: string | null;
  readonly takenDown?: boolean;
}

/** Takes a revision off the public site. What remains at its address follows from how it ended. */
export async function endPublication(
  { tx, now, by, record }: EndContext,
  { item }: ItemFacts,
  { row }: RevisionFacts,
  { ended, reason, takenDown = false }: Ending,
): Promise<void> {
  await tx
    .update(publications)
    .set({ endedAt: now, ended, endReason: reason, takenDown, endedBy: by.postTitle })
    .where(and(eq(publications.revisionId, row.id), isNull(publications.endedAt)));
  await tx
    .update(revisions)
    .set({ state: ended, endedAt: now, endReason: reason, stateSince: now, updatedAt: now })
    .where(eq(revisions.id, row.id));
  if (ended === 'withdrawn') return; // the move that withdraws records itself
  const type = ended === 'expired' ? 'item.expired' : 'item.superseded';
  await record({
    type,
    by,
    itemId: item.id,
    revisionId: row.id,
    details: { contentHash: row.contentHash, number: row.number },
  });
}

import { eq } from 'drizzle-orm';
import { revisions } from '@phoeiphrae/db/schema/items';
import { notify } from '../../../office/notify.ts';
import { holdersOf } from '../rules/chain.ts';
import type { ItemFacts, RevisionFacts } from '../rules/facts.ts';
import { publishersOf } from '../rules/itemPolicy.ts';
import type { EndContext } from './endPublication.ts';

/** Who set the time lost the right to, or a like content waits or was refused under another item since. */
type HeldBackBecause = 'setter_may_not_publish' | 'like_content_found';

/**
 * What was set for a time and may not go out at it any more waits again for a person: its time is cancelled,
 * and the desk and the head of the work group are told. Where neither has anybody, whoever decides on it is.
 */
export async function holdBack(
  { tx, now, by, record }: EndContext,
  facts: ItemFacts,
  waiting: RevisionFacts,
  cause: HeldBackBecause,
): Promise<void> {
  const { id: revisionId, contentHash, publishAt, way } = waiting.row;
  const state = way === 'approval' ? ('approved' as const) : ('draft' as const);
  await tx
    .update(revisions)
    .set({ state, publishAt: null, stateSince: now, updatedAt: now })
    .where(eq(revisions.id, revisionId));
  const itemId = facts.item.id;
  const details = { contentHash, publishAt, cause };
  await record({ type: 'item.unscheduled', by, itemId, revisionId, details });
  await notify(
    tx,
    peopleToTell(facts, waiting),
    { kind: 'publication_held', itemId, details: { publishAt, cause } },
    now,
  );
}

function peopleToTell(facts: ItemFacts, waiting: RevisionFacts): string[] {
  const chain = waiting.policy.document.chain;
  const atSteps = (steps: typeof chain) =>
    steps.flatMap((step) =>
      holdersOf(step, facts.item.workGroup, facts.postHolders).map(({ userId }) => userId),
    );
  const nearest = [...publishersOf(facts, waiting), ...atSteps(chain.slice(0, 1))];
  return nearest.length > 0 ? nearest : atSteps(chain);
}

import { eq } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import type { Tx } from '../../../office/deps.ts';
import type { LoadedPolicy } from '../../../office/policyStore.ts';
import { searchedAs } from '../../../office/like.ts';
import { trackOf, type ItemFacts, type ItemRow, type PostHolders } from './facts.ts';
import { loadFacts } from './loadFacts.ts';
import { wayFor } from './way.ts';

interface Writing {
  readonly tx: Tx;
  readonly now: string;
  readonly today: string;
  readonly actor: { readonly policy: LoadedPolicy };
}

interface Before {
  readonly item: ItemRow;
  /** Who holds which post, where the act has asked for it; an act on an item appoints nobody. */
  readonly postHolders?: PostHolders;
}

/**
 * The end of every act on an item: reads what it has left, brings the item's row up to date with the revision that matters
 * now, and counts its version up by one. The caller holds the lock of the row.
 * @throws {Error} when the item is not there, which the lock forbids.
 */
export async function refreshItem(
  { tx, now, today, actor: { policy } }: Writing,
  { item, postHolders }: Before,
): Promise<ItemFacts> {
  const [facts] = await loadFacts(tx, [item], { today, policy }, postHolders);
  if (!facts) throw new Error('the facts of an item were asked for');
  const { working, live, latest } = facts;
  const shown = working ?? live ?? latest;
  const { content, state, step, stateSince } = shown.row;
  const [row] = await tx
    .update(items)
    .set({
      version: item.version + 1,
      updatedAt: now,
      title: content.title,
      category: content.category,
      track: trackOf(shown),
      way: wayFor(facts, shown),
      fiscalYear: content.fiscalYear,
      state,
      step,
      heldSince: stateSince,
      live: live !== null,
      searchText: searchedAs(content.title, content.summary),
    })
    .where(eq(items.id, item.id))
    .returning();
  if (!row) throw new Error('a locked item was there to change');
  return { ...facts, item: row };
}

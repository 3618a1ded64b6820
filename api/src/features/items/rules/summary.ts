import { eq } from 'drizzle-orm';
import { items, revisions } from '@phoeiphrae/db/schema/items';
import { searchable } from '@phoeiphrae/shared/thaiText';
import { STATE_TRAITS } from '@phoeiphrae/shared/workflow';
import type { Tx } from '../../../office/deps.ts';
import type { LoadedPolicy } from '../../../office/policyStore.ts';
import type { ItemRow } from './facts.ts';

/** Brings the item's row up to date with the revision that matters now, and counts its version up by one. */
export async function refreshSummary(
  tx: Tx,
  item: ItemRow,
  policy: LoadedPolicy,
  now: string,
): Promise<void> {
  const outlines = await tx
    .select({ id: revisions.id, state: revisions.state })
    .from(revisions)
    .where(eq(revisions.itemId, item.id))
    .orderBy(revisions.number);
  const live = outlines.find((row) => row.state === 'published');
  const matters = outlines.find((row) => STATE_TRAITS[row.state].open) ?? live ?? outlines.at(-1);
  if (!matters) throw new Error(`item ${item.id} has no revision`);
  const [shown] = await tx.select().from(revisions).where(eq(revisions.id, matters.id));
  if (!shown) throw new Error(`item ${item.id} has no revision`);
  const { content } = shown;
  await tx
    .update(items)
    .set({
      version: item.version + 1,
      updatedAt: now,
      title: content.title,
      category: content.category,
      track: policy.categories.get(content.category)?.track ?? shown.track,
      fiscalYear: content.fiscalYear,
      state: shown.state,
      step: shown.step,
      heldSince: shown.stateSince,
      live: live !== undefined,
      searchText: searchable(`${content.title} ${content.summary}`),
    })
    .where(eq(items.id, item.id));
}

import { eq } from 'drizzle-orm';
import { revisions } from '@phoeiphrae/db/schema/items';
import type { Queryable } from '../../../office/deps.ts';
import type { ItemFacts, RevisionFacts } from '../rules/facts.ts';
import { readRevisions } from '../rules/readRevisions.ts';
import type { Viewer } from '../rules/viewer.ts';

/** All revisions of an item, newest first. */
export async function revisionsOf(
  db: Queryable,
  { item }: ItemFacts,
  viewer: Viewer,
): Promise<RevisionFacts[]> {
  const all = await readRevisions(db, eq(revisions.itemId, item.id), viewer.actor.policy);
  return all.reverse();
}

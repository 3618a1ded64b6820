import { desc, eq } from 'drizzle-orm';
import { revisions } from '@phoeiphrae/db/schema/items';
import type { Queryable } from '../../../office/deps.ts';
import { revisionFacts, type ItemFacts, type RevisionFacts } from '../rules/facts.ts';
import type { Viewer } from '../rules/viewer.ts';

/** All revisions of an item, newest first. */
export async function revisionsOf(
  db: Queryable,
  { item }: ItemFacts,
  viewer: Viewer,
): Promise<RevisionFacts[]> {
  const rows = await db
    .select()
    .from(revisions)
    .where(eq(revisions.itemId, item.id))
    .orderBy(desc(revisions.number));
  return revisionFacts(db, rows, viewer.actor.policy);
}

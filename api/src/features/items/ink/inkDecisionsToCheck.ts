import { and, asc, eq } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import { paperDecisions } from '@phoeiphrae/db/schema/paper';
import type { Queryable } from '../../../office/deps.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { loadFacts } from '../rules/loadFacts.ts';
import type { Viewer } from '../rules/viewer.ts';
import { visibleTo } from '../rules/visibleTo.ts';
import { mayCheck } from './inkDecisionPolicy.ts';
import { isWaiting } from './presentInkDecision.ts';

/** The items with a signed paper that this person may compare, longest waiting first. */
export async function inkDecisionsToCheck(db: Queryable, viewer: Viewer, most: number): Promise<ItemFacts[]> {
  const { actor, today } = viewer;
  const recorded = and(eq(paperDecisions.state, 'recorded'), eq(items.state, 'in_review'));
  const rows = await db
    .select({ item: items, paper: paperDecisions })
    .from(paperDecisions)
    .innerJoin(items, eq(items.id, paperDecisions.itemId))
    .where(and(recorded, visibleTo(db, actor)))
    .orderBy(asc(paperDecisions.recordedAt))
    .limit(most);
  const unique = [...new Map(rows.map(({ item }) => [item.id, item])).values()];
  const facts = await loadFacts(db, unique, { today, policy: actor.policy });
  return facts.filter((entry) =>
    rows.some(
      ({ item, paper }) =>
        item.id === entry.item.id && isWaiting(paper, entry) && 'as' in mayCheck(actor, entry, paper),
    ),
  );
}

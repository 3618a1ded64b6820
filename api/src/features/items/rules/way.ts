import type { Category } from '@phoeiphrae/shared/policy/category';
import type { Track } from '@phoeiphrae/shared/policy/track';
import { STATE_TRAITS } from '@phoeiphrae/shared/workflow';
import { categoryOf, type ItemFacts, type RevisionFacts } from './facts.ts';

type Bound = Pick<ItemFacts, 'lastPublication' | 'chainBegun'>;

/**
 * The way on which a revision goes, or went: through the chain, or out at once. What is frozen keeps its way; what can be
 * written on goes by its category as it is now.
 */
export function wayFor(facts: Bound, revision: RevisionFacts): Track {
  const category = categoryOf(revision);
  const { editable } = STATE_TRAITS[revision.row.state];
  return editable && category ? wayOfCategory(facts, category) : revision.row.way;
}

/**
 * The same before there is a revision. Besides the category's own track: an item that was on the approval track, or was
 * taken down in an emergency, or was put before the chain since it was last published, goes through the whole chain.
 * @param category nothing where the announcement does not know it: what is unknown needs an approval
 */
export function wayOfCategory(
  { lastPublication: last, chainBegun }: Bound,
  category: Pick<Category, 'track'> | undefined,
): Track {
  const bound = last?.track === 'approval' || last?.takenDown === true || chainBegun;
  return category?.track === 'immediate' && !bound ? 'immediate' : 'approval';
}

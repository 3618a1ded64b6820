import type {
  decisions,
  items,
  publications,
  revisionContributors,
  revisions,
} from '@phoeiphrae/db/schema/items';
import type { Category } from '@phoeiphrae/shared/policy/category';
import type { Track } from '@phoeiphrae/shared/policy/track';
import type { Held } from '../../../office/actor.ts';
import type { LoadedPolicy } from '../../../office/policyStore.ts';
import type { FileFacts } from './fileFacts.ts';

export type ItemRow = typeof items.$inferSelect;
export type RevisionRow = typeof revisions.$inferSelect;
export type DecisionRow = typeof decisions.$inferSelect;
export type LastPublication = Pick<
  typeof publications.$inferSelect,
  'track' | 'takenDown' | 'ended' | 'revisionNumber' | 'firstPublishedAt'
>;
type ContributorRow = typeof revisionContributors.$inferSelect;

/** Everyone who holds a post today. */
export type PostHolders = readonly {
  readonly userId: string;
  readonly userName: string;
  readonly held: Held;
}[];

export interface RevisionFacts {
  readonly row: RevisionRow;
  /** The announcement that binds it: the one in force while it is editable, then the one it was submitted under. */
  readonly policy: LoadedPolicy;
  readonly contributors: readonly ContributorRow[];
  readonly decisions: readonly DecisionRow[];
  /** What is known of its files, and which findings were justified. */
  readonly files: FileFacts;
}

/** All that a rule may ask about an item. */
export interface ItemFacts {
  readonly item: ItemRow;
  /** The revision being prepared or decided. */
  readonly working: RevisionFacts | null;
  /** The revision on the public site. */
  readonly live: RevisionFacts | null;
  readonly latest: RevisionFacts;
  readonly lastPublication: LastPublication | null;
  /** Whether a revision newer than the last publication was ever put before the chain. */
  readonly chainBegun: boolean;
  readonly postHolders: PostHolders;
}

export function categoryOf(facts: RevisionFacts): Category | undefined {
  return facts.policy.categories.get(facts.row.content.category);
}

/** What the category says. What no announcement knows needs an approval. */
export const trackOf = (facts: RevisionFacts): Track => categoryOf(facts)?.track ?? 'approval';

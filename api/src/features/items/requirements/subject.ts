import type { Category } from '@phoeiphrae/shared/policy/category';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Track } from '@phoeiphrae/shared/policy/track';
import type { Fault } from '../../../http/fault.ts';
import type { Queryable } from '../../../office/deps.ts';
import type { RevisionFacts } from '../rules/facts.ts';
import type { ReadWords } from '../rules/wordFindings.ts';

export interface Gap extends Fault {
  /** The rule that asks for this very thing, where it is another than the one that demands the check. */
  readonly rule?: number | null;
}

/** A gap with the rule that demands it to be filled; none for what no announcement can waive. */
export interface Missing extends Fault {
  readonly rule: number | null;
}

/** For whom the requirements are asked: the same in requests, screens and due work. */
export interface RequirementContext {
  /** In the transaction of the act, where there is one. */
  readonly db: Queryable;
  readonly workGroup: string;
  /** On which the revision goes. */
  readonly way: Track;
  readonly today: string;
  readonly words: ReadWords;
}

export interface Subject extends RequirementContext {
  readonly revision: RevisionFacts;
  readonly policy: Policy;
  readonly category: Category;
}

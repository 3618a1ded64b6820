import type { Category } from '@phoeiphrae/shared/policy/category';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Fault } from '../../../http/fault.ts';
import type { RevisionFacts } from '../rules/facts.ts';
import type { FindInWords } from '../rules/wordFindings.ts';

export interface Gap extends Fault {
  /** The rule that asks for this very thing, where it is another than the one that demands the check. */
  readonly rule?: number | null;
}

/** A gap with the rule that demands it to be filled; none for what no announcement can waive. */
export interface Missing extends Fault {
  readonly rule: number | null;
}

export interface Subject {
  readonly revision: RevisionFacts;
  readonly policy: Policy;
  readonly category: Category;
  readonly workGroup: string;
  readonly today: string;
  readonly words: FindInWords;
}

/** For whom the requirements are asked: the same in requests, screens and due work. */
export interface RequirementContext {
  readonly workGroup: string;
  readonly today: string;
  readonly words: FindInWords;
}

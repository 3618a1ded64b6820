import type { Category } from '@phoeiphrae/shared/policy/category';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Locale } from '../../../http/locale.ts';
import type { RevisionFacts } from '../rules/facts.ts';
import type { WordDigest } from '../rules/wordFindings.ts';

export interface Gap {
  readonly pointer: string;
  readonly code: string;
  readonly message: Record<Locale, string>;
  /** The rule that asks for this very thing, where it is another than the one that demands the check. */
  readonly rule?: number | null;
}

export interface Subject {
  readonly revision: RevisionFacts;
  readonly policy: Policy;
  readonly category: Category;
  readonly workGroup: string;
  readonly today: string;
  readonly digest: WordDigest;
}

/** For whom the requirements are asked: the same in requests, screens and due work. */
export interface Asked {
  readonly workGroup: string;
  readonly today: string;
  readonly locale: Locale;
  readonly digest: WordDigest;
}

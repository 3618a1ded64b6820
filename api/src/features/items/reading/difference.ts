import { changedFields, type Difference } from '@phoeiphrae/shared/difference';
import type { RevisionFacts } from '../rules/facts.ts';

/** What a revision would change on the public site. Everything is new where nothing is published. */
export function differenceOf(revision: RevisionFacts, live: RevisionFacts | null): Difference {
  const after = revision.row.content;
  const before = live && live !== revision ? live.row.content : null;
  return { before, after, changed: changedFields(before, after) };
}

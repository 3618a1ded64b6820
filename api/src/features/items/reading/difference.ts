import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { Content } from '@phoeiphrae/shared/content';
import type { Difference } from '@phoeiphrae/shared/difference';
import type { RevisionFacts } from '../rules/facts.ts';

/** What a revision would change on the public site. Everything is new where nothing is published. */
export function differenceOf(revision: RevisionFacts, live: RevisionFacts | null): Difference {
  const after = revision.row.content;
  const before = live && live !== revision ? live.row.content : null;
  const fields = Object.keys(after) as (keyof Content)[];
  const changed = fields.filter(
    (field) => !before || canonicalJson(before[field]) !== canonicalJson(after[field]),
  );
  return { before, after, changed };
}

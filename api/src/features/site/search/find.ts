import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { parseQuery, type SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import type { Stage } from './conditions.ts';
import { glance } from './glance.ts';
import { APART } from './grades.ts';
import type { Hits } from './hits.ts';
import { hitsOf } from './looks.ts';

/** What has the words further apart comes after what has them as they were typed. */
function afterThose(whole: Hits, others: Hits): Hits {
  const ids = new Set(whole.hits.map(({ id }) => id));
  const apart = others.hits.filter(({ id }) => !ids.has(id));
  return { ...others, hits: [...whole.hits, ...apart.map((hit) => ({ ...hit, grade: hit.grade + APART }))] };
}

/** So few found as typed are too few: what has the words further apart comes after them. */
const FEW = 10;

export interface Found extends Hits {
  readonly query: SearchQuery;
  readonly stage: Stage;
}

/**
 * What a query finds as it was typed, and, where that is little, in two pieces that stand apart; where even that is nothing,
 * by each of its words, unless these are not wanted.
 */
export async function find(
  db: Queryable,
  typed: string,
  filters: PublicQuery,
  { byWords = true }: { readonly byWords?: boolean } = {},
): Promise<Found> {
  const query = parseQuery(typed);
  const nothing = { hits: [], allTitled: true, more: false };
  if (query.parts.length === 0) return { query, stage: 'whole', ...nothing };
  const seen = await glance(db, query, filters);
  if (seen.isMuch) return { query, stage: 'whole', hits: seen.titled, allTitled: false, more: true };
  const look = (stage: Stage) => hitsOf(db, { query, stage, filters }, seen);
  const whole = await look('whole');
  const found = { query, stage: 'whole', ...whole } as const;
  const cut = query.parts.some(({ halves }) => halves.length > 0);
  if (whole.hits.length >= FEW || !cut) return found;
  const halves = await look('halves');
  if (halves.hits.length > whole.hits.length) return { query, stage: 'halves', ...afterThose(whole, halves) };
  if (whole.hits.length > 0 || !byWords) return found;
  return { query, stage: 'words', ...(await look('words')) };
}

import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { parseQuery, type SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import type { Stage } from './conditions.ts';
import { APART, hitsOf, type Hit, type Hits } from './hits.ts';
import { probe } from './probe.ts';

/** What has the words further apart comes after what has them as they were typed. */
function afterThose(whole: readonly Hit[], others: readonly Hit[]): Hit[] {
  const ids = new Set(whole.map(({ id }) => id));
  const apart = others.filter(({ id }) => !ids.has(id));
  return [...whole, ...apart.map((hit) => ({ ...hit, grade: hit.grade + APART }))];
}

/** So few found as typed are too few: what has the words further apart comes after them. */
const ENOUGH = 10;

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
  if (query.parts.length === 0) return { query, stage: 'whole', hits: [], more: false };
  const source = await probe(db, query, filters);
  const look = (stage: Stage) => hitsOf(db, { query, stage, filters }, source[stage]);
  const whole = await look('whole');
  const found = { query, stage: 'whole', ...whole } as const;
  const cut = query.parts.some(({ halves }) => halves.length > 0);
  if (whole.hits.length >= ENOUGH || !cut) return found;
  const { hits, more } = await look('halves');
  if (hits.length > whole.hits.length)
    return { query, stage: 'halves', hits: afterThose(whole.hits, hits), more };
  if (whole.hits.length > 0 || !byWords) return found;
  return { query, stage: 'words', ...(await look('words')) };
}

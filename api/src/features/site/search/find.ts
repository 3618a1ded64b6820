import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { parseQuery, type SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import type { Stage } from './conditions.ts';
import { APART, hitsOf, type Hit } from './hits.ts';

/** What has the words further apart comes after what has them as they were typed. */
function afterThose(whole: readonly Hit[], others: readonly Hit[]): Hit[] {
  const ids = new Set(whole.map(({ id }) => id));
  const apart = others.filter(({ id }) => !ids.has(id));
  return [...whole, ...apart.map((hit) => ({ ...hit, grade: hit.grade + APART }))];
}

/** So few found as typed are too few: what has the words further apart comes after them. */
const ENOUGH = 10;

export interface Found {
  readonly query: SearchQuery;
  readonly stage: Stage;
  readonly hits: readonly Hit[];
}

/**
 * What a query finds as it was typed, and, where that is little, in two pieces that stand apart; where even that is nothing,
 * by each of its words.
 */
export async function find(db: Queryable, typed: string, filters: PublicQuery): Promise<Found> {
  const query = parseQuery(typed);
  if (query.parts.length === 0) return { query, stage: 'whole', hits: [] };
  const whole = await hitsOf(db, query, 'whole', filters);
  const cut = query.parts.some(({ halves }) => halves.length > 0);
  if (whole.length >= ENOUGH || !cut) return { query, stage: 'whole', hits: whole };
  const halves = await hitsOf(db, query, 'halves', filters);
  if (halves.length > whole.length) return { query, stage: 'halves', hits: afterThose(whole, halves) };
  if (whole.length > 0) return { query, stage: 'whole', hits: whole };
  return { query, stage: 'words', hits: await hitsOf(db, query, 'words', filters) };
}

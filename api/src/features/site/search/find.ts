import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { parseQuery, type SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import type { Stage } from './conditions.ts';
import { glance, UNSEEN } from './glance.ts';
import { APART } from './grades.ts';
import { NOTHING, type Hits } from './hits.ts';
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

interface Wanted {
  /** Whether what has each of the words anywhere will do. */
  readonly byWords?: boolean;
  /** Whether it is likely to be found at all: only then is a glance at the newest worth its time. */
  readonly isLikely?: boolean;
}

/**
 * What a query finds as it was typed, and, where that is little, in two pieces that stand apart; where even that is nothing,
 * by each of its words, unless these are not wanted.
 */
export async function find(
  db: Queryable,
  typed: string,
  filters: PublicQuery,
  { byWords = true, isLikely = true }: Wanted = {},
): Promise<Found> {
  const query = parseQuery(typed);
  if (query.parts.length === 0) return { query, stage: 'whole', ...NOTHING };
  const seen = isLikely ? await glance(db, query, filters) : UNSEEN;
  if (seen.isMuch) return { query, stage: 'whole', hits: seen.titled, allTitled: false, more: true };
  const look = (stage: Stage) => hitsOf(db, { query, stage, filters, seen });
  const whole = await look('whole');
  const found = { query, stage: 'whole', ...whole } as const;
  const cut = query.parts.some(({ halves }) => halves.length > 0);
  if (whole.hits.length >= FEW || !cut) return found;
  // What does not have the words anywhere does not have them in two pieces.
  const words = byWords && whole.hits.length === 0 ? await look('words') : undefined;
  if (words && words.hits.length === 0 && !words.more) return { query, stage: 'words', ...words };
  const halves = await look('halves');
  if (halves.hits.length > whole.hits.length) return { query, stage: 'halves', ...afterThose(whole, halves) };
  return words ? { query, stage: 'words', ...words } : found;
}

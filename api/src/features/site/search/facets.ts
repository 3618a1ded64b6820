import type { SearchSummary } from '@phoeiphrae/shared/publicSearch';
import { FACETS, type Facet } from '@phoeiphrae/shared/search/facets';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Hit } from './hits.ts';

const VALUES: Record<Facet, (hit: Hit) => readonly string[]> = {
  category: ({ category }) => [category],
  track: ({ track }) => [track],
  workGroup: ({ workGroup }) => [workGroup],
  fiscalYear: ({ fiscalYear }) => (fiscalYear === null ? [] : [String(fiscalYear)]),
  month: ({ publishedAt }) => [bangkokDate(new Date(publishedAt)).slice(0, 7)],
  fileType: ({ fileTypes }) => fileTypes,
};

/** By time the newest first, by anything else the most. */
const BY_TIME: readonly Facet[] = ['fiscalYear', 'month'];

function countsOf(hits: readonly Hit[], facet: Facet) {
  const counts = new Map<string, number>();
  for (const hit of hits)
    for (const value of VALUES[facet](hit)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, count]) => ({ value, count })).toSorted((a, b) =>
    BY_TIME.includes(facet) || a.count === b.count
      ? (BY_TIME.includes(facet) ? -1 : 1) * (a.value < b.value ? -1 : 1)
      : b.count - a.count,
  );
}

/** How many of the hits stay with each value of each facet. */
export function facetsOf(hits: readonly Hit[]): SearchSummary['facets'] {
  return Object.fromEntries(FACETS.map((facet) => [facet, countsOf(hits, facet)])) as SearchSummary['facets'];
}

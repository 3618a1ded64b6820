import { sql } from 'drizzle-orm';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import { filtersOf, inText, inTitle, type Stage } from './conditions.ts';
import { NEWEST_FIRST, withBody, type Source } from './hits.ts';

/** So many of the newest are looked at. */
const NEWEST = 40;
/** Words that so many of them have, or have in their titles, are common: to go down the order of time finds enough sooner than any index does. */
const COMMON = 14;
const COMMON_IN_TITLES = 2;

interface Counts extends Record<string, unknown> {
  readonly whole: number;
  readonly halves: number;
  readonly words: number;
  readonly titles: number;
}

/** Where to look for a query, for each of the ways in which its words may stand. */
export async function probe(
  db: Queryable,
  query: SearchQuery,
  filters: PublicQuery,
): Promise<Readonly<Record<Stage, Source>>> {
  const counted = (stage: Stage) => sql`count(*) FILTER (WHERE ${inText(query, stage)})::integer`;
  const { rows } = await db.execute<Counts>(sql`
    SELECT ${counted('whole')} AS whole, ${counted('halves')} AS halves, ${counted('words')} AS words,
      count(*) FILTER (WHERE ${inTitle(query, 'whole')})::integer AS titles
    FROM (SELECT * FROM ${searchDocuments} WHERE ${filtersOf(filters) ?? sql`true`}
        ORDER BY ${NEWEST_FIRST} LIMIT ${sql.raw(String(NEWEST))}) d
      ${withBody()}`);
  const [{ whole, halves, words, titles } = { whole: 0, halves: 0, words: 0, titles: 0 }] = rows;
  const source = (count: number): Source =>
    count >= COMMON || titles >= COMMON_IN_TITLES ? 'newest' : 'marks';
  return { whole: source(whole), halves: source(halves), words: source(words) };
}

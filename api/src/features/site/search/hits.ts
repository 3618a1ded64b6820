import { and, sql, type SQL } from 'drizzle-orm';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { COUNTED_MAX } from '@phoeiphrae/shared/publicSearch';
import type { SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import { asWords, contains, filtersOf, inText, inTitle, type Stage } from './conditions.ts';

/** How well a document answers: the title itself, its beginning, in it, all words in it, as words of the page, anywhere. */
export const GRADES = {
  exact: 0,
  beginning: 1,
  phrase: 2,
  titleFromStart: 3,
  title: 4,
  words: 5,
  anywhere: 6,
} as const;

/** Added to the grade of what was found with its words apart. */
export const APART = GRADES.anywhere + 1;

const { publicationId, title, category, track, workGroup, fiscalYear, publishedAt, year, fileTypes } =
  searchDocuments;

/** What a document is placed and counted by. */
export const hitColumns = {
  id: publicationId,
  category,
  track,
  workGroup,
  fiscalYear,
  publishedAt,
  year,
  fileTypes,
};

export interface Hit {
  readonly id: string;
  readonly grade: number;
  readonly category: string;
  readonly track: string;
  readonly workGroup: string;
  readonly fiscalYear: number | null;
  readonly publishedAt: string;
  readonly year: number;
  readonly fileTypes: readonly string[];
}

function gradeOf(query: SearchQuery, stage: Stage): SQL<number> {
  const { whole, parts } = query;
  const first = parts[0]?.whole[0]?.text ?? whole;
  return sql<number>`CASE
    WHEN ${title} = ${whole} THEN ${GRADES.exact}::integer
    WHEN ${title} LIKE ${`${whole}%`} THEN ${GRADES.beginning}::integer
    WHEN ${contains(title, whole)} THEN ${GRADES.phrase}::integer
    WHEN ${inTitle(query, stage)} THEN
      CASE WHEN ${title} LIKE ${`${first}%`} THEN ${GRADES.titleFromStart}::integer ELSE ${GRADES.title}::integer END
    WHEN ${asWords(query)} THEN ${GRADES.words}::integer
    ELSE ${GRADES.anywhere}::integer END`;
}

/** More than are counted: whoever gets so many knows that there are more. */
export const isMany = (hits: readonly Hit[]): boolean => hits.length > COUNTED_MAX;

const literally = (rows: number) => sql.raw(String(rows)) as unknown as number;

/** All that a query finds with its filters, in no order; no more than one beyond those that are counted. */
export async function hitsOf(
  db: Queryable,
  query: SearchQuery,
  stage: Stage,
  filters: PublicQuery,
): Promise<Hit[]> {
  const asked = (condition: SQL, grade: SQL<number>) =>
    db
      .select({ ...hitColumns, grade })
      .from(searchDocuments)
      .where(and(filtersOf(filters), condition))
      .limit(literally(COUNTED_MAX + 1));
  // A word that so many titles have needs no look into the texts, which are long, and nobody puts so many in order.
  const titled = await asked(inTitle(query, stage), sql<number>`${sql.raw(String(GRADES.title))}`);
  return isMany(titled) ? titled : asked(inText(query, stage), gradeOf(query, stage));
}

const descending = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);

/** Best first; of those as good as each other the newest year, and in it the newest. */
export function inOrder(a: Place, b: Place): number {
  return (
    a.grade - b.grade || b.year - a.year || descending(a.publishedAt, b.publishedAt) || descending(a.id, b.id)
  );
}

/** By which results are ordered, and a page ends. */
export type Place = Pick<Hit, 'grade' | 'year' | 'publishedAt' | 'id'>;

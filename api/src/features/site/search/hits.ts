import { and, sql, type SQL } from 'drizzle-orm';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { COUNTED_MAX } from '@phoeiphrae/shared/publicSearch';
import type { SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import { mayHave } from './candidates.ts';
import {
  asWords,
  filtersOf,
  inText,
  inTitle,
  titleBegins,
  titleHas,
  titleIs,
  type Stage,
} from './conditions.ts';

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

export interface Hits {
  /** In no order. */
  readonly hits: readonly Hit[];
  /** There are more than these, or may be: the newest were looked at, and enough of them found. */
  readonly more: boolean;
}

/** Newest first, in the order of an index. */
export const NEWEST_FIRST = sql`year DESC, published_at DESC, publication_id DESC`;

/**
 * The text of a row taken out of the store of long values once, whatever is then looked for in it: `body`. OFFSET 0 keeps the
 * planner from putting the expression back into each of its uses.
 */
export const withBody = (unless?: SQL): SQL => {
  const body = sql`text || ''`;
  return sql`CROSS JOIN LATERAL
    (SELECT ${unless ? sql`CASE WHEN ${unless} THEN NULL ELSE ${body} END` : body} AS body OFFSET 0) b`;
};

/** Of so many of the newest it is seen whether they say it in the same words. */
const WORDED = 300;

function gradeOf(query: SearchQuery): SQL {
  const { whole, parts } = query;
  const first = parts[0]?.whole[0]?.text ?? whole;
  const grade = (value: number) => sql.raw(`${String(value)}::integer`);
  return sql`CASE
    WHEN ${titleIs(whole)} THEN ${grade(GRADES.exact)}
    WHEN ${titleBegins(whole)} THEN ${grade(GRADES.beginning)}
    WHEN ${titleHas(whole)} THEN ${grade(GRADES.phrase)}
    WHEN titled THEN CASE WHEN ${titleBegins(first)} THEN ${grade(GRADES.titleFromStart)} ELSE ${grade(GRADES.title)} END
    WHEN place <= ${sql.raw(String(WORDED))} AND ${asWords(query)} THEN ${grade(GRADES.words)}
    ELSE ${grade(GRADES.anywhere)} END`;
}

interface HitRow extends Record<string, unknown> {
  readonly id: string;
  readonly grade: number;
  readonly category: string;
  readonly track: string;
  readonly work_group: string;
  readonly fiscal_year: number | null;
  readonly published_at: string;
  readonly year: number;
  readonly file_types: string[];
  /** Its text was not looked at, nor those of what comes after it. */
  readonly unseen: boolean;
  readonly titled: boolean;
}

const hitOf = (row: HitRow): Hit => ({
  id: row.id,
  grade: row.grade,
  category: row.category,
  track: row.track,
  workGroup: row.work_group,
  fiscalYear: row.fiscal_year,
  publishedAt: new Date(row.published_at).toISOString(),
  year: row.year,
  fileTypes: row.file_types,
});

/** Where candidates come from: the index of marks, or the newest of all, for words that many have. */
export type Source = 'marks' | 'newest';

interface Asked {
  readonly query: SearchQuery;
  readonly stage: Stage;
  readonly filters: PublicQuery;
}

/** How much is looked at: so many candidates, newest first, and the texts of so many of them where there are more than FEW. */
interface Effort {
  readonly source: Source;
  readonly candidates: number;
  readonly texts: number;
}

const literally = (rows: number): SQL => sql.raw(String(rows));
/** The texts of so few are all looked at. */
const FEW = COUNTED_MAX;

/** Of candidates, newest first, those that have the words in their title, or in their text if that is looked at. */
async function lookedAt(db: Queryable, asked: Asked, effort: Effort): Promise<HitRow[]> {
  const { query, stage, filters } = asked;
  const { source, candidates, texts } = effort;
  const where = and(filtersOf(filters), source === 'marks' ? mayHave(query, stage) : undefined) ?? sql`true`;
  const { rows } = await db.execute<HitRow>(sql`
    SELECT publication_id AS id, category, track, work_group, fiscal_year, published_at, year, file_types,
      place = seen + 1 AS unseen, titled, ${gradeOf(query)} AS grade
    FROM (SELECT *, row_number() OVER () AS place,
          CASE WHEN count(*) OVER () > ${literally(FEW)} THEN ${literally(texts)} ELSE ${literally(FEW)} END AS seen
        FROM (SELECT * FROM ${searchDocuments} WHERE ${where}
          ORDER BY ${NEWEST_FIRST} LIMIT ${literally(candidates + 1)}) c) d
      CROSS JOIN LATERAL (SELECT ${inTitle(query, stage)} AS titled OFFSET 0) t
      ${withBody(sql`titled OR place > seen`)}
    WHERE titled OR place = seen + 1 OR (place <= seen AND ${inText(query, stage)})
    LIMIT ${literally(COUNTED_MAX + 2)}`);
  return rows;
}

/** So many found among those that were looked at are enough: the others are found page by page. */
const ENOUGH = 20;
/** Newest first the titles of more are looked at than by the index, which gives what has the words in its text at least. */
const FIRST: Readonly<Record<Source, Effort>> = {
  newest: { source: 'newest', candidates: 3_000, texts: 300 },
  marks: { source: 'marks', candidates: FEW, texts: 300 },
};
/** Where candidates were not what their marks said, so many are looked at, and no more: a fifth of a second. */
const LAST: Effort = { source: 'marks', candidates: 8_000, texts: 8_000 };

/**
 * All that a query finds with its filters; of much, what was found among the newest. Words that are all common, in a row that is
 * not, are looked for in the newest of what has them all.
 */
export async function hitsOf(db: Queryable, asked: Asked, source: Source): Promise<Hits> {
  const efforts = source === 'newest' ? [FIRST.newest, FIRST.marks] : [FIRST.marks];
  // What has words apart is offered for want of better, and the newest of it do.
  if (asked.stage === 'whole') efforts.push(LAST);
  let found: Hits = { hits: [], more: false };
  for (const effort of efforts) {
    const rows = await lookedAt(db, asked, effort);
    const hits = rows.filter(({ unseen, titled }) => titled || !unseen).map(hitOf);
    const isCut = rows.some(({ unseen }) => unseen);
    found = { hits, more: isCut || hits.length > COUNTED_MAX };
    if (!isCut || hits.length > ENOUGH) break;
  }
  return found;
}

/** Whether there is so much that it is better found page by page than put in order as a whole. */
export const isMuch = ({ hits, more }: Hits): boolean => more && hits.length > ENOUGH;

const descending = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);

/** Best first; of those as good as each other the newest year, and in it the newest. */
export function inOrder(a: Place, b: Place): number {
  return (
    a.grade - b.grade || b.year - a.year || descending(a.publishedAt, b.publishedAt) || descending(a.id, b.id)
  );
}

/** By which results are ordered, and a page ends. */
export type Place = Pick<Hit, 'grade' | 'year' | 'publishedAt' | 'id'>;

import { sql, type SQL } from 'drizzle-orm';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import { withBody } from './body.ts';
import { markedBy, sampledRows } from './candidates.ts';
import { filtersOf, inText, inTitle, literally, STAGES, type Stage } from './conditions.ts';
import { titleGrade } from './grades.ts';
import { ENOUGH, HIT_COLUMNS, hitOf, NEWEST_FIRST, NO_HIT, type Hit, type HitRow } from './hits.ts';

/** Of so many of the newest the titles are looked at, and of some of half of them the texts: neighbours say the same. */
const TITLES = 1_000;
const TEXTS = 10;
const APART = TITLES / 2 / TEXTS;
/** So many that have the words in their titles are counted. */
const COUNTED = 300;
/** Words that so many of the texts have are common; so are marks that so many have. */
const COMMON = 2;
const COMMON_MARKS = 3;

/** How common the words are, as they may stand in one of the ways. */
export interface Commonness {
  /** Many of the newest have them: these are found sooner by going down the order of time. */
  readonly words: boolean;
  /** Many of the newest have their marks, so that the index of marks gives a great many to look at. */
  readonly marks: boolean;
}

/** What the newest titles, and a few texts, say of a query. */
export interface Glance {
  /** Newest first: those that have all words in their titles. */
  readonly titled: readonly Hit[];
  /** So many have, and there are older ones that were not looked at: enough for a page, and more than can be counted. */
  readonly isMuch: boolean;
  /** There is nothing older than what was looked at. */
  readonly isAll: boolean;
  readonly common: Readonly<Record<Stage, Commonness>>;
}

const NOT_COMMON: Commonness = { words: false, marks: false };

/** Of what was not glanced at: it is looked for by the index of marks. */
export const UNSEEN: Glance = {
  titled: [],
  isMuch: false,
  isAll: false,
  common: { whole: NOT_COMMON, halves: NOT_COMMON, words: NOT_COMMON },
};

/** One whose title has all words, or one of the first texts, or the first that was not looked at. */
interface Seen extends HitRow {
  /** Only the first kind has the columns of a hit. */
  readonly kind: 'titled' | 'text' | 'older';
  /** Of a text: for each stage in turn whether it says it, and which rows of signs it has. */
  readonly said: readonly boolean[] | null;
  readonly rows: readonly boolean[] | null;
}

async function look(
  db: Queryable,
  query: SearchQuery,
  filters: PublicQuery,
  rowsOfSigns: readonly string[],
): Promise<Seen[]> {
  const newest = (
    columns: string,
    limit: SQL,
  ) => sql`(SELECT ${sql.raw(columns)} FROM ${searchDocuments} WHERE ${filtersOf(filters) ?? sql`true`}
    ORDER BY ${NEWEST_FIRST} ${limit}) d`;
  const each = (conditions: readonly SQL[]) => sql`ARRAY[${sql.join([...conditions], sql`, `)}]::boolean[]`;
  const titled = inTitle(query, 'whole');
  const { rows } = await db.execute<Seen>(sql`
    (SELECT 'titled' AS kind, ${HIT_COLUMNS}, ${titleGrade(query)} AS grade, NULL::boolean[] AS said, NULL::boolean[] AS rows
      FROM ${newest('*', sql`LIMIT ${literally(TITLES)}`)} WHERE ${titled} LIMIT ${literally(COUNTED + 1)})
    UNION ALL
    (SELECT 'text', ${NO_HIT}, ${each(STAGES.map((stage) => inText(query, stage)))},
        ${each(rowsOfSigns.map((row) => sql`strpos(body, ${row}) > 0`))}
      FROM (SELECT *, row_number() OVER () AS place FROM ${newest('*', sql`LIMIT ${literally(TITLES / 2)}`)}) n ${withBody()}
      WHERE place % ${literally(APART)} = 1)
    UNION ALL
    (SELECT 'older', ${NO_HIT}, NULL, NULL FROM ${newest('publication_id', sql`OFFSET ${literally(TITLES)} LIMIT 1`)})`);
  return rows;
}

/** Looks at the newest, whose titles say at once what is common. */
export async function glance(db: Queryable, query: SearchQuery, filters: PublicQuery): Promise<Glance> {
  const rowsOfSigns = sampledRows(query, STAGES);
  const rows = await look(db, query, filters, rowsOfSigns);
  const of = (kind: Seen['kind']) => rows.filter((row) => row.kind === kind);
  const titled = of('titled').map(hitOf);
  const isAll = of('older').length === 0;
  const texts = of('text').map(({ rows: has }) => new Set(rowsOfSigns.filter((_, at) => has?.[at] === true)));
  const common = STAGES.map((stage, at) => {
    const said = of('text').filter((row) => row.said?.[at] === true).length;
    const marked = texts.filter(markedBy(query, stage, rowsOfSigns)).length;
    return [stage, { words: said >= COMMON, marks: marked >= COMMON_MARKS }];
  });
  return {
    titled,
    isMuch: !isAll && titled.length > ENOUGH,
    isAll,
    common: Object.fromEntries(common) as Glance['common'],
  };
}

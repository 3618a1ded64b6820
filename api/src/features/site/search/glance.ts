import { sql } from 'drizzle-orm';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import { withBody } from './body.ts';
import { marksInBody } from './candidates.ts';
import { filtersOf, inText, inTitle, STAGES, type Stage } from './conditions.ts';
import { titleGrade } from './grades.ts';
import { ENOUGH, HIT_COLUMNS, hitOf, NEWEST_FIRST, type Hit, type HitRow } from './hits.ts';

/** Of so many of the newest the titles are looked at, and of the first of them the texts. */
const TITLES = 1_000;
const TEXTS = 20;
/** So many that have the words in their titles are counted. */
const COUNTED = 300;
/** Words that so many of the texts have are common; so are marks that so many have. */
const COMMON = 3;
const COMMON_MARKS = 6;

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

interface Seen extends HitRow {
  readonly place: number;
  readonly titled: boolean;
  /** Of each stage in turn, in texts that were looked at. */
  readonly said: readonly boolean[] | null;
  readonly marked: readonly boolean[] | null;
}

const literally = (rows: number) => sql.raw(String(rows));

/** Looks at the newest, whose titles say at once what is common. */
export async function glance(db: Queryable, query: SearchQuery, filters: PublicQuery): Promise<Glance> {
  const ofStages = (condition: (stage: Stage) => ReturnType<typeof inText>) =>
    sql`CASE WHEN place <= ${literally(TEXTS)} THEN ARRAY[${sql.join(STAGES.map(condition), sql`, `)}] END`;
  const { rows } = await db.execute<Seen>(sql`
    SELECT ${HIT_COLUMNS}, place::integer, titled, ${titleGrade(query)} AS grade,
      ${ofStages((stage) => inText(query, stage))} AS said, ${ofStages((stage) => marksInBody(query, stage))} AS marked
    FROM (SELECT *, row_number() OVER () AS place
        FROM (SELECT * FROM ${searchDocuments} WHERE ${filtersOf(filters) ?? sql`true`}
          ORDER BY ${NEWEST_FIRST} LIMIT ${literally(TITLES + 1)}) c) d
      CROSS JOIN LATERAL (SELECT ${inTitle(query, 'whole')} AS titled OFFSET 0) t
      ${withBody(sql`place > ${literally(TEXTS)}`)}
    WHERE titled OR place <= ${literally(TEXTS)} OR place = ${literally(TITLES + 1)}
    LIMIT ${literally(COUNTED + TEXTS)}`);
  const titled = rows.filter((row) => row.titled).map(hitOf);
  const isCut = rows.length === COUNTED + TEXTS || rows.at(-1)?.place === TITLES + 1;
  const count = (of: 'said' | 'marked', at: number) => rows.filter((row) => row[of]?.[at] === true).length;
  const common = STAGES.map((stage, at) => [
    stage,
    { words: count('said', at) >= COMMON, marks: count('marked', at) >= COMMON_MARKS },
  ]);
  return {
    titled,
    isMuch: isCut && titled.length > ENOUGH,
    isAll: !isCut,
    common: Object.fromEntries(common) as Glance['common'],
  };
}

import { and, not, sql } from 'drizzle-orm';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { COUNTED_MAX } from '@phoeiphrae/shared/publicSearch';
import type { SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import { withBody } from './body.ts';
import { candidatesOf } from './candidates.ts';
import { filtersOf, inText, inTitle, literally, type Stage } from './conditions.ts';
import type { Glance } from './glance.ts';
import { textGrade, titleGrade } from './grades.ts';
import { ENOUGH, HIT_COLUMNS, hitOf, NEWEST_FIRST, NOTHING, type HitRow, type Hits } from './hits.ts';

interface Asked {
  readonly seen: Glance;
  readonly query: SearchQuery;
  readonly stage: Stage;
  readonly filters: PublicQuery;
}

/** The texts of so few candidates are all looked at. */
const FEW = COUNTED_MAX;
/** Of more, until so many are found with the words in their titles, and so many with them elsewhere. */
const FOUND = 200;

/** Where candidates come from, newest first, and how many of them are looked at. */
interface Effort {
  readonly source: 'newest' | 'marks';
  readonly candidates: number;
}
/** A text takes a sixtieth of a millisecond: 2 000 a thirtieth of a second, 8 000 an eighth. */
const NEWEST: Effort = { source: 'newest', candidates: 2_000 };
const FEW_NEWEST: Effort = { source: 'newest', candidates: 300 };
const MARKS: Effort = { source: 'marks', candidates: 8_000 };

interface Found extends HitRow {
  readonly titled: boolean;
}

/** A hit; an answer without any has one row, all of whose other columns are null. */
interface Seen extends Record<string, unknown> {
  /** So many candidates there are: one more than are looked at, where there are more. */
  readonly candidates: number;
}
const isFound = (row: Seen | (Seen & Found)): row is Seen & Found => row['id'] !== null;

/**
 * Of candidates, newest first, those that have the words in their titles, and then those that have them elsewhere. A text is
 * read when it comes to it, and none after enough were found.
 */
async function lookedAt(db: Queryable, { query, stage, filters }: Asked, effort: Effort): Promise<Seen[]> {
  const { source, candidates } = effort;
  const all = source === 'marks' ? candidatesOf(query, stage) : sql`${searchDocuments}`;
  const most = sql`LIMIT (SELECT CASE WHEN candidates > ${literally(FEW)} THEN ${literally(FOUND + 1)}
    ELSE ${literally(FEW + 1)} END FROM n)`;
  const { rows } = await db.execute<Seen>(sql`
    WITH c AS MATERIALIZED (
      SELECT *, row_number() OVER () AS place, ${inTitle(query, stage)} AS titled
      FROM (SELECT * FROM ${all} WHERE ${filtersOf(filters) ?? sql`true`}
        ORDER BY ${NEWEST_FIRST} LIMIT ${literally(candidates + 1)}) o),
      n AS MATERIALIZED (SELECT count(*)::integer AS candidates FROM c)
    SELECT n.candidates, found.* FROM n LEFT JOIN (
      (SELECT ${HIT_COLUMNS}, titled, ${titleGrade(query)} AS grade FROM c WHERE titled ${most})
      UNION ALL
      (SELECT ${HIT_COLUMNS}, titled, ${textGrade(query)} FROM c ${withBody()}
        WHERE ${and(not(sql`titled`), inText(query, stage))} ${most})) found
      ON true`);
  return rows;
}

/** All that was found where less was found than is looked for, and none of the candidates left out. */
function hitsIn(rows: readonly Seen[], effort: Effort): Hits {
  const candidates = rows[0]?.candidates ?? 0;
  const most = candidates > FEW ? FOUND : FEW;
  const found = rows.filter(isFound);
  const titled = found.filter((row) => row.titled).length;
  const isWhole = candidates <= effort.candidates;
  const allTitled = isWhole && titled <= most;
  return { hits: found.map(hitOf), allTitled, more: !allTitled || found.length - titled > most };
}

/**
 * What is looked at for a query, until enough is found. Of what filters leave, where that is little, all texts; of all that is
 * little, what the index knows. What has words apart is offered for want of better: where there is a great
 * deal to look at, the newest do.
 */
function effortsFor({ stage, filters, seen: { isAll, common } }: Asked): readonly Effort[] {
  const { words, marks } = common[stage];
  if (isAll) return filtersOf(filters) ? [NEWEST] : [MARKS];
  if (stage === 'whole') return words ? [NEWEST, MARKS] : [MARKS];
  return words || marks ? [FEW_NEWEST] : [MARKS];
}

/** All that a query finds with its filters; of much, what was found among the newest. */
export async function hitsOf(db: Queryable, asked: Asked): Promise<Hits> {
  let found = NOTHING;
  for (const effort of effortsFor(asked)) {
    found = hitsIn(await lookedAt(db, asked, effort), effort);
    if (!found.more || found.hits.length > ENOUGH) break;
  }
  return found;
}

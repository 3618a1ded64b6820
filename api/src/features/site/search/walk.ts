import { and, not, sql, type SQL } from 'drizzle-orm';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import { candidatesOf } from './candidates.ts';
import {
  fenced,
  filtersOf,
  inText,
  inTitle,
  literally,
  mayBegin,
  titleBegins,
  titleIs,
  titleMayHave,
} from './conditions.ts';
import { withBody } from './body.ts';
import { GRADES } from './grades.ts';
import { inOrder, NEWEST_FIRST, type Hit, type Hits, type Place } from './hits.ts';

/** So many of the newest are looked at before an index is asked, by their titles or their texts: a word that is common is among them. */
const TITLES = 3_000;
const TEXTS = 1_000;

interface Group {
  readonly grade: number;
  readonly condition: SQL;
  /** All that the condition holds for, and little else, as an index finds it. */
  readonly findable: SQL;
  /** Whether texts must be read for it. */
  readonly byText: boolean;
}

const every = (...conditions: readonly (SQL | undefined)[]): SQL => and(...conditions) ?? sql`true`;

/** Disjoint, best first. */
function groupsOf(query: SearchQuery): Group[] {
  const [exact, beginning] = [titleIs(query.whole), titleBegins(query.whole)];
  const titled = inTitle(query, 'whole');
  const marked = candidatesOf(query, 'whole');
  const mayBeTitled = titleMayHave(query);
  return [
    { grade: GRADES.exact, condition: every(titled, exact), findable: fenced(exact), byText: false },
    {
      grade: GRADES.beginning,
      condition: every(titled, beginning, not(exact)),
      findable: fenced(mayBegin(query.whole)),
      byText: false,
    },
    {
      grade: GRADES.title,
      condition: every(titled, not(beginning)),
      findable: mayBeTitled ? fenced(mayBeTitled) : marked,
      byText: false,
    },
    {
      grade: GRADES.anywhere,
      condition: every(not(titled), inText(query, 'whole')),
      findable: marked,
      byText: true,
    },
  ];
}

const after = (place: Place | undefined): SQL | undefined =>
  place &&
  sql`(year, published_at, publication_id) < (${place.year}, ${place.publishedAt}::timestamptz, ${place.id}::uuid)`;

interface Asked {
  readonly filters: SQL | undefined;
  readonly from: Place | undefined;
  readonly limit: number;
}

interface PlaceRow extends Record<string, unknown> {
  readonly id: string;
  readonly year: number;
  readonly published_at: string;
}

/** Of the rows of `which`, newest first, the first ones that belong to the group. */
async function firstOf(db: Queryable, { grade }: Group, which: SQL, limit: number): Promise<Place[]> {
  const { rows } = await db.execute<PlaceRow>(sql`
    SELECT publication_id AS id, year, published_at FROM (${which}) found LIMIT ${limit}`);
  return rows.map(({ id, year, published_at: at }) => ({
    id,
    grade,
    year,
    publishedAt: new Date(at).toISOString(),
  }));
}

/**
 * The newest of a group. Two ways, each for the words that the other is bad at: down the order of time with a look at each,
 * and by an index, whose rows are then put in order: before texts are read, which takes longest, but after titles are.
 */
async function newestOf(db: Queryable, group: Group, { filters, from, limit }: Asked): Promise<Place[]> {
  const { condition, findable, byText } = group;
  const wanted = every(filters, after(from));
  const newest = sql`SELECT * FROM (SELECT * FROM ${searchDocuments} WHERE ${wanted}
    ORDER BY ${NEWEST_FIRST} LIMIT ${literally(byText ? TEXTS : TITLES)}) d
    ${byText ? withBody() : sql``} WHERE ${condition}`;
  // What begins with the same words is found as soon by the index of beginnings.
  const walked = group.grade <= GRADES.beginning ? [] : await firstOf(db, group, newest, limit);
  if (walked.length === limit) return walked;
  const found = byText
    ? sql`SELECT * FROM (SELECT * FROM ${findable} WHERE ${wanted} ORDER BY ${NEWEST_FIRST} OFFSET 0) d ${withBody()}
        WHERE ${condition}`
    : sql`SELECT * FROM ${findable} WHERE ${every(wanted, condition)} ORDER BY ${NEWEST_FIRST}`;
  return firstOf(db, group, found, limit);
}

/** In which group a hit is. */
const groupGrade = ({ grade }: Hit): number =>
  grade <= GRADES.beginning ? grade : grade < GRADES.words ? GRADES.title : GRADES.anywhere;

/** The first of a group, where those that were found before are all there are, or enough. */
function knownOf({ hits, allTitled }: Hits, { grade, byText }: Group, limit: number): Place[] | undefined {
  const known = hits.filter((hit) => groupGrade(hit) === grade).map((hit) => ({ ...hit, grade }));
  return known.length >= limit || (allTitled && !byText)
    ? known.toSorted(inOrder).slice(0, limit)
    : undefined;
}

interface Walk {
  readonly query: SearchQuery;
  readonly filters: PublicQuery;
  /** What was found among the newest: of each group the newest. */
  readonly known: Hits;
}

/** The best of what a query finds, where it finds too much to be put in order as a whole. */
export async function walkHits(
  db: Queryable,
  { query, filters, known }: Walk,
  { from, limit }: { readonly from: Place | undefined; readonly limit: number },
): Promise<Place[]> {
  const places: Place[] = [];
  for (const group of groupsOf(query)) {
    if (places.length >= limit) break;
    if (from && group.grade < from.grade) continue;
    const left = limit - places.length;
    const asked = {
      filters: filtersOf(filters),
      from: from?.grade === group.grade ? from : undefined,
      limit: left,
    };
    const rows = from ? undefined : knownOf(known, group, left);
    places.push(...(rows ?? (await newestOf(db, group, asked))));
  }
  return places;
}

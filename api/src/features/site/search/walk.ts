import { and, desc, eq, not, sql, type SQL } from 'drizzle-orm';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { Queryable } from '../../../office/deps.ts';
import { filtersOf, inText, inTitle } from './conditions.ts';
import { GRADES, type Place } from './hits.ts';

/** So many of the newest are looked at before the index of words is asked: a word that is common is among them. */
const NEWEST = 500;

const { publicationId, title, year, publishedAt } = searchDocuments;
const columns = { id: publicationId, year, publishedAt };
const newestFirst = [desc(year), desc(publishedAt), desc(publicationId)];

interface Group {
  readonly grade: number;
  readonly condition: SQL;
}

/** Disjoint, best first. */
function groupsOf(query: SearchQuery): Group[] {
  const exact = eq(title, query.whole);
  const beginning = sql`${title} LIKE ${`${query.whole}%`}`;
  const titled = inTitle(query, 'whole');
  const other = (...conditions: (SQL | undefined)[]): SQL => and(...conditions) ?? sql`false`;
  return [
    { grade: GRADES.exact, condition: exact },
    { grade: GRADES.beginning, condition: other(beginning, not(exact)) },
    { grade: GRADES.title, condition: other(titled, not(beginning)) },
    { grade: GRADES.anywhere, condition: other(inText(query, 'whole'), not(titled)) },
  ];
}

const after = (place: Place | undefined): SQL | undefined =>
  place &&
  sql`(${year}, ${publishedAt}, ${publicationId}) < (${place.year}, ${place.publishedAt}::timestamptz, ${place.id}::uuid)`;

interface Asked {
  readonly filters: SQL | undefined;
  readonly from: Place | undefined;
  readonly limit: number;
}

const literally = (rows: number) => sql.raw(String(rows)) as unknown as number;

/**
 * The newest of a group. Two plans, each for the words that the other is bad at: down the order of time with a look at each,
 * and by the index of trigrams, whose rows are then put in order.
 */
async function newestOf(db: Queryable, { condition }: Group, { filters, from, limit }: Asked) {
  const near = db.$with('near').as(
    db
      .select({ id: publicationId })
      .from(searchDocuments)
      .where(and(filters, after(from)))
      .orderBy(...newestFirst)
      .limit(literally(NEWEST)),
  );
  const walked = await db
    .with(near)
    .select(columns)
    .from(searchDocuments)
    .innerJoin(near, eq(near.id, publicationId))
    .where(condition)
    .orderBy(...newestFirst)
    .limit(limit);
  if (walked.length === limit) return walked;
  const found = db.$with('found').as(
    db
      .select(columns)
      .from(searchDocuments)
      .where(and(filters, condition, after(from))),
  );
  return db
    .with(found)
    .select()
    .from(found)
    .orderBy(desc(found.year), desc(found.publishedAt), desc(found.id))
    .limit(limit);
}

/** The best of what a query finds, after a place, where it finds too much to be put in order as a whole. */
export async function walkHits(
  db: Queryable,
  query: SearchQuery,
  filters: PublicQuery,
  { from, limit }: { readonly from: Place | undefined; readonly limit: number },
): Promise<Place[]> {
  const places: Place[] = [];
  for (const group of groupsOf(query)) {
    if (places.length >= limit) break;
    if (from && group.grade < from.grade) continue;
    const rows = await newestOf(db, group, {
      filters: filtersOf(filters),
      from: from?.grade === group.grade ? from : undefined,
      limit: limit - places.length,
    });
    places.push(...rows.map((row) => ({ ...row, grade: group.grade })));
  }
  return places;
}

import { sql } from 'drizzle-orm';

/** One document that a query finds. */
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
  /** In the order of time; those whose titles answer before the others. */
  readonly hits: readonly Hit[];
  /** There is none whose title answers beside these. */
  readonly allTitled: boolean;
  /** There are more than these, or may be: the newest were looked at, and enough of them found. */
  readonly more: boolean;
}

export const NOTHING: Hits = { hits: [], allTitled: true, more: false };

/** So many found among those that were looked at are enough: the others are found page by page. */
export const ENOUGH = 20;

/** Whether there is so much that it is better found page by page than put in order as a whole. */
export const isMuch = ({ hits, more }: Hits): boolean => more && hits.length > ENOUGH;

/** What a statement gives of a hit. */
export interface HitRow extends Record<string, unknown> {
  readonly id: string;
  readonly grade: number;
  readonly category: string;
  readonly track: string;
  readonly work_group: string;
  readonly fiscal_year: number | null;
  readonly published_at: string;
  readonly year: number;
  readonly file_types: string[];
}

/** But for its grade. */
export const HIT_COLUMNS = sql.raw(
  'publication_id AS id, category, track, work_group, fiscal_year, published_at, year, file_types',
);

/** In place of those, and of its grade, in a row that is none. */
export const NO_HIT = sql.raw('NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL');

export const hitOf = (row: HitRow): Hit => ({
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

/** Newest first, in the order of an index. */
export const NEWEST_FIRST = sql`year DESC, published_at DESC, publication_id DESC`;

/** By which results are ordered, and a page ends. */
export type Place = Pick<Hit, 'grade' | 'year' | 'publishedAt' | 'id'>;

const descending = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);

/** Best first; of those as good as each other the newest year, and in it the newest. */
export function inOrder(a: Place, b: Place): number {
  return (
    a.grade - b.grade || b.year - a.year || descending(a.publishedAt, b.publishedAt) || descending(a.id, b.id)
  );
}

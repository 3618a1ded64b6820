import { desc, lt, sql } from 'drizzle-orm';
import { publicCards } from '@phoeiphrae/db/schema/published';
import { publicLogLeaves } from '@phoeiphrae/db/schema/publicLog';
import type { PublicChange, RecentChange, RecentChangePage } from '@phoeiphrae/shared/publicChange';
import type { Queryable } from '../../../office/deps.ts';
import { changeOf } from './changesSince.ts';

/** Leaves that are read at a time, and how often, until some of them tell of an item. */
const LEAVES = 100;
const READS = 5;

async function leavesBefore(db: Queryable, before: number) {
  const { index, leaf } = publicLogLeaves;
  return db
    .select({ index, leaf })
    .from(publicLogLeaves)
    .where(lt(index, before))
    .orderBy(desc(index))
    .limit(LEAVES);
}

async function titlesOf(db: Queryable, changes: readonly PublicChange[]) {
  const { slug, title } = publicCards;
  const rows = await db
    .select({ slug, title })
    .from(publicCards)
    .where(sql`${slug} = ANY(${sql.param(changes.map((change) => change.slug))}::text[])`);
  return new Map(rows.map((row) => [row.slug, row.title]));
}

/**
 * What became public and what ceased to be, newest first. What has ceased is told of by its end alone, under its address; that
 * it was once new is left out, as nothing of its content is said. @param before a leaf, without it the end of the log
 */
export async function recentChanges(
  db: Queryable,
  before = Number.MAX_SAFE_INTEGER,
): Promise<RecentChangePage> {
  let from = before;
  let more = true;
  const shown: RecentChange[] = [];
  for (let reads = 0; more && shown.length === 0 && reads < READS; reads++) {
    const leaves = await leavesBefore(db, from);
    from = leaves.at(-1)?.index ?? 0;
    more = from > 0;
    // That a revision was replaced is told by the one that took its place.
    const changes = leaves.flatMap(changeOf).filter(({ kind }) => kind !== 'superseded');
    const titles = await titlesOf(db, changes);
    const told = changes.map((change) => ({ ...change, title: titles.get(change.slug) ?? null }));
    shown.push(...told.filter(({ kind, title }) => kind !== 'published' || title !== null));
  }
  return { changes: shown, nextBefore: more ? from : null };
}

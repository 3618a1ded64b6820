import { sql } from 'drizzle-orm';
import { CHANGE_KINDS, type PublicChange, type PublicChangePage } from '@phoeiphrae/shared/publicChange';
import type { Queryable } from '../../../office/deps.ts';
import { listLeaves } from '../../log/publicLog.ts';

/** Leaves that are read for a page; those that are of no item are left out. */
const LEAVES = 200;

interface Leaf {
  readonly at: string;
  readonly type: string;
  readonly slug?: string;
  readonly revision?: number;
}

/** What a leaf tells of an item; nothing where it tells of something else. */
export function changeOf({ index, leaf }: { index: number; leaf: string }): PublicChange[] {
  const { at, type, slug, revision } = JSON.parse(leaf) as Leaf;
  const kind = CHANGE_KINDS.find((name) => type === `item.${name}`);
  if (kind === undefined || slug === undefined || revision === undefined) return [];
  return [{ at, kind, slug, revision, leaf: index }];
}

/** The first leaf that is not older than a moment; undefined when none is. */
async function leafSince(db: Queryable, since: string): Promise<number | undefined> {
  const { rows } = await db.execute<{ index: string | null }>(
    sql`SELECT public_leaf_since(${since}::timestamptz) AS index`,
  );
  const index = rows[0]?.index ?? null;
  return index === null ? undefined : Number(index);
}

/** What became public and what ceased to be, oldest first. @param from a leaf; without it the first since the moment, or of all */
export async function changesSince(
  db: Queryable,
  { since, from }: { since?: string | undefined; from?: number | undefined },
): Promise<PublicChangePage> {
  const first = from ?? (since === undefined ? 0 : await leafSince(db, since));
  const { leaves, size, nextIndex } = await listLeaves(db, first ?? Number.MAX_SAFE_INTEGER, LEAVES);
  const nextFrom = nextIndex ?? Math.max(size, first ?? 0);
  return { changes: leaves.flatMap(changeOf), nextFrom, more: nextIndex !== null };
}

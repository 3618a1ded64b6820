import { sql } from 'drizzle-orm';
import { publicLogNodes } from '@phoeiphrae/db/schema/publicLog';
import type { Queryable } from '../deps.ts';
import {
  consistencyRanges,
  hashOf,
  inclusionRanges,
  keyOf,
  nodesOf,
  type NodeAt,
  type Range,
} from '../../engines/merkle/ranges.ts';

/**
 * Complete subtrees of the public log, all in one query.
 * @throws {Error} when one of them is not there: the range reaches beyond the tree.
 */
export async function readNodes(
  db: Queryable,
  wanted: readonly NodeAt[],
): Promise<(at: NodeAt) => Uint8Array> {
  const levels = wanted.map(({ level }) => level);
  const indexes = wanted.map(({ index }) => index);
  // One index lookup for each: a plan made for few rows must not become one scan of all when there are many.
  const { rows } = await db.execute<{ level: number; index: string; hash: string }>(
    sql`SELECT n.* FROM unnest(${sql.param(levels)}::integer[], ${sql.param(indexes)}::bigint[]) AS wanted (level, index)
      CROSS JOIN LATERAL (SELECT level, index, hash FROM ${publicLogNodes} node
        WHERE node.level = wanted.level AND node.index = wanted.index LIMIT 1) n`,
  );
  const found = new Map(rows.map(({ level, index, hash }) => [keyOf({ level, index: Number(index) }), hash]));
  return (at) => {
    const hash = found.get(keyOf(at));
    if (hash === undefined) throw new Error(`the public log has no subtree ${keyOf(at)}`);
    return Buffer.from(hash, 'hex');
  };
}

async function hashesOf(db: Queryable, ranges: readonly Range[]): Promise<Buffer[]> {
  const read = await readNodes(db, ranges.flatMap(nodesOf));
  return ranges.map((range) => Buffer.from(hashOf(range, read)));
}

/** The root of the first `size` leaves. @throws {Error} when the tree has not that many leaves. */
export async function rootOf(db: Queryable, size: number): Promise<Buffer> {
  const [root] = await hashesOf(db, [{ begin: 0, end: size }]);
  if (!root) throw new Error('a range has one hash');
  return root;
}

/** That the leaf `index` is in the tree of `size` leaves (RFC 9162 §2.1.3). `index` is below `size`. */
export const inclusionProof = (db: Queryable, index: number, size: number): Promise<Buffer[]> =>
  hashesOf(db, inclusionRanges(index, size));

/** That the tree of `from` leaves is the beginning of the one of `to` leaves (RFC 9162 §2.1.4). */
export const consistencyProof = (db: Queryable, from: number, to: number): Promise<Buffer[]> =>
  hashesOf(db, consistencyRanges(from, to));

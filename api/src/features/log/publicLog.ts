import { asc, desc, eq, gte, lt } from 'drizzle-orm';
import { publicLogCheckpoints, publicLogLeaves } from '@phoeiphrae/db/schema/publicLog';
import type {
  ConsistencyProof,
  InclusionProof,
  PublicCheckpointPage,
  PublicLeafPage,
} from '@phoeiphrae/shared/publicLog';
import type { Queryable } from '../../office/deps.ts';
import { treeSize } from '../../office/log/newestCheckpoint.ts';
import { consistencyProof, inclusionProof, rootOf } from '../../office/log/storedTree.ts';
import { ProblemException } from '../../http/problem.ts';

const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

/** Leaves from an index on, oldest first. */
export async function listLeaves(db: Queryable, from: number, limit: number): Promise<PublicLeafPage> {
  const { index, leaf, leafHash: hash } = publicLogLeaves;
  const leaves = await db
    .select({ index, leaf, hash })
    .from(publicLogLeaves)
    .where(gte(index, from))
    .orderBy(asc(index))
    .limit(limit);
  const size = await treeSize(db);
  const next = from + leaves.length;
  return { leaves, size, nextIndex: leaves.length > 0 && next < size ? next : null };
}

/** Signed heads, newest first. @param before the `nextBefore` of the page before. */
export async function listCheckpoints(
  db: Queryable,
  before: number | undefined,
  limit: number,
): Promise<PublicCheckpointPage> {
  const rows = await db
    .select()
    .from(publicLogCheckpoints)
    .where(before === undefined ? undefined : lt(publicLogCheckpoints.id, before))
    .orderBy(desc(publicLogCheckpoints.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return {
    checkpoints: shown.map(({ id: _id, ...checkpoint }) => checkpoint),
    nextBefore: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** @throws {ProblemException} 404 for a leaf or a tree that is not there. */
export async function proveInclusion(db: Queryable, index: number, size: number): Promise<InclusionProof> {
  const [leaf] = await db.select().from(publicLogLeaves).where(eq(publicLogLeaves.index, index));
  if (!leaf || index >= size || size > (await treeSize(db))) throw new ProblemException('not-found');
  const [root, proof] = [await rootOf(db, size), await inclusionProof(db, index, size)];
  return { index, size, leafHash: leaf.leafHash, root: root.toString('hex'), proof: hex(proof) };
}

/** @throws {ProblemException} 404 for a tree that is not there, or when the first is not the smaller one. */
export async function proveConsistency(db: Queryable, from: number, to: number): Promise<ConsistencyProof> {
  if (from > to || to > (await treeSize(db))) throw new ProblemException('not-found');
  const [fromRoot, toRoot] = hex([await rootOf(db, from), await rootOf(db, to)]);
  const proof = hex(await consistencyProof(db, from, to));
  return { from, to, fromRoot: fromRoot ?? '', toRoot: toRoot ?? '', proof };
}

import { desc } from 'drizzle-orm';
import { publicLogCheckpoints, publicLogLeaves } from '@phoeiphrae/db/schema/publicLog';
import type { InclusionProof } from '@phoeiphrae/shared/publicLog';
import type { Queryable } from '../deps.ts';
import { inclusionProof } from './storedTree.ts';

/** The last head that was signed; undefined in the first seconds of an office. */
export async function newestCheckpoint(db: Queryable) {
  const [row] = await db.select().from(publicLogCheckpoints).orderBy(desc(publicLogCheckpoints.id)).limit(1);
  return row;
}

/** How many leaves the public log has now. */
export async function treeSize(db: Queryable): Promise<number> {
  const { index } = publicLogLeaves;
  const [last] = await db.select({ index }).from(publicLogLeaves).orderBy(desc(index)).limit(1);
  return last ? last.index + 1 : 0;
}

type Checkpoint = NonNullable<Awaited<ReturnType<typeof newestCheckpoint>>>;

/** The proof of a leaf in the tree that a checkpoint signs; null when the leaf came after it. */
export async function proofUnder(
  db: Queryable,
  leaf: { index: number; leafHash: string },
  checkpoint: Checkpoint | undefined,
): Promise<InclusionProof | null> {
  if (!checkpoint || leaf.index >= checkpoint.size) return null;
  const { size, root } = checkpoint;
  const proof = await inclusionProof(db, leaf.index, size);
  return { ...leaf, size, root, proof: proof.map((hash) => hash.toString('hex')) };
}

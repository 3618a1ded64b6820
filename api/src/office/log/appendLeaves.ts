import { desc } from 'drizzle-orm';
import { merkleNodes, publicLeaves } from '@phoeiphrae/db/schema/publicLog';
import type { Tx } from '../deps.ts';
import { leafHash } from '../../engines/merkle/hashing.ts';
import { grow, keyOf, nodesOf, type NodeAt } from '../../engines/merkle/ranges.ts';
import { readNodes } from './storedTree.ts';
import { leafOf, publicActs } from './leafOf.ts';

/** As many as one step makes: an old database has them all to make, and holds up the others meanwhile. */
export const LEAVES_AT_ONCE = 500;
/** What stands before the first leaf. */
export const NO_LEAF = '0'.repeat(64);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Makes leaves of the public acts that have none yet, in the order of their events: those of before the public log
 * was kept, of an older program running beside this one, and the newest. The caller holds the lock of the chain.
 * @returns how many; ask again while it is `limit`.
 */
export async function appendLeaves(tx: Tx, limit = LEAVES_AT_ONCE): Promise<number> {
  const [last] = await tx.select().from(publicLeaves).orderBy(desc(publicLeaves.index)).limit(1);
  const acts = await publicActs(tx, last?.seq ?? 0, limit);
  if (acts.length === 0) return 0;
  const begin = last ? last.index + 1 : 0;
  const left = nodesOf({ begin: 0, end: begin });
  const read = await readNodes(tx, left);
  const known = new Map(left.map((at) => [keyOf(at), read(at)]));
  let previous = last?.leafHash ?? NO_LEAF;
  const nodes: (NodeAt & { hash: string })[] = [];
  const leaves = acts.map((act, i) => {
    const index = begin + i;
    const leaf = leafOf(act, index, previous);
    const hash = leafHash(leaf);
    nodes.push(...grow(index, hash, known).map((node) => ({ ...node, hash: hex(node.hash) })));
    previous = hex(hash);
    return { index, seq: act.seq, leaf, leafHash: previous, at: act.at };
  });
  await tx.insert(publicLeaves).values(leaves);
  await tx.insert(merkleNodes).values(nodes);
  return leaves.length;
}

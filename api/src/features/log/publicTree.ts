import type { Queryable } from '../../office/deps.ts';
import { EMPTY_ROOT, leafHash } from '../../engines/merkle/hashing.ts';
import { grow, hashOf, keyOf, type NodeAt } from '../../engines/merkle/ranges.ts';
import { readNodes } from '../../office/log/storedTree.ts';

/** The tree of the public log, grown again from its leaves. */
export class PublicTree {
  readonly nodes = new Map<string, Uint8Array>();
  size = 0;

  add(leaf: string): NodeAt[] {
    return grow(this.size++, leafHash(leaf), this.nodes);
  }

  root(size = this.size): Buffer {
    const read = (at: NodeAt) => this.nodes.get(keyOf(at)) ?? EMPTY_ROOT;
    return Buffer.from(hashOf({ begin: 0, end: size }, read));
  }
}

/** A stored subtree that is not that of the leaves; undefined when each of them is. */
export async function differingNode(
  db: Queryable,
  tree: PublicTree,
  grown: readonly NodeAt[],
): Promise<{ key: string; text: string } | undefined> {
  const read = await readNodes(db, grown);
  for (const at of grown) {
    const key = keyOf(at);
    try {
      if (Buffer.from(tree.nodes.get(key) ?? []).equals(read(at))) continue;
    } catch (error) {
      return { key, text: error instanceof Error ? error.message : String(error) };
    }
    return { key, text: `the stored subtree ${key} is not that of the leaves` };
  }
  return undefined;
}

/** As many complete subtrees as a tree of so many leaves has: more are of no leaves. */
export function subtreesIn(size: number): number {
  let count = 0;
  for (let left = size; left > 0; left = Math.floor(left / 2)) count += left;
  return count;
}

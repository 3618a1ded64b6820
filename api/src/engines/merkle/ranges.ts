import { EMPTY_ROOT, nodeHash } from './hashing.ts';

/** The leaves from `begin` up to but not including `end`. */
export interface Range {
  readonly begin: number;
  readonly end: number;
}

/** A complete subtree: the 2^level leaves from index · 2^level on. These never change once they are full. */
export interface NodeAt {
  readonly level: number;
  readonly index: number;
}

/** By which a subtree is found in a map, and named in messages. */
export const keyOf = ({ level, index }: NodeAt): string => `${String(level)}/${String(index)}`;

type ReadNode = (at: NodeAt) => Uint8Array;

/** The largest power of two below `n`, which is greater than 1 (RFC 9162 §2.1.1). */
function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The hashes of an inclusion proof, PATH(index, D[size]) of RFC 9162 §2.1.3.1, as the leaves that each one covers. */
export function inclusionRanges(index: number, size: number): Range[] {
  const path: Range[] = [];
  let [begin, end] = [0, size];
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin);
    path.unshift(index < middle ? { begin: middle, end } : { begin, end: middle });
    if (index < middle) end = middle;
    else begin = middle;
  }
  return path;
}

/** The hashes of a consistency proof, PROOF(from, D[to]) of RFC 9162 §2.1.4.1. Nothing to prove from 0 or to itself. */
export function consistencyRanges(from: number, to: number): Range[] {
  if (from === 0 || from === to) return [];
  const path: Range[] = [];
  let [begin, end] = [0, to];
  while (end !== from) {
    const middle = begin + splitOf(end - begin);
    path.unshift(from <= middle ? { begin: middle, end } : { begin, end: middle });
    if (from <= middle) end = middle;
    else begin = middle;
  }
  return begin === 0 ? path : [{ begin, end }, ...path];
}

/** The complete subtrees that a range is made of, from the left. The range begins where a tree of its size may. */
export function nodesOf({ begin, end }: Range): NodeAt[] {
  const nodes: NodeAt[] = [];
  for (let at = begin; at < end;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** MTH of a range (RFC 9162 §2.1.1), from the hashes of its complete subtrees. */
export function hashOf(range: Range, read: ReadNode): Uint8Array {
  const hashes = nodesOf(range).map(read);
  return (
    hashes.reduceRight<Uint8Array | undefined>(
      (right, left) => (right ? nodeHash(left, right) : left),
      undefined,
    ) ?? EMPTY_ROOT
  );
}

/** The complete subtrees that the leaf `index` fills, itself first; each later one is `left` and the one before. */
function filledBy(index: number): { at: NodeAt; left: NodeAt | undefined }[] {
  const filled: { at: NodeAt; left: NodeAt | undefined }[] = [{ at: { level: 0, index }, left: undefined }];
  for (let level = 1; (index + 1) % 2 ** level === 0; level++) {
    const at = (index + 1) / 2 ** level - 1;
    filled.push({ at: { level, index: at }, left: { level: level - 1, index: at * 2 } });
  }
  return filled;
}

/**
 * Adds the leaf `index`.
 * @param known by `keyOf`: has the subtrees on the leaf's left, and learns the new ones.
 * @returns the complete subtrees that the leaf fills, itself first.
 * @throws {Error} when a subtree on the left is not known.
 */
export function grow(
  index: number,
  leaf: Uint8Array,
  known: Map<string, Uint8Array>,
): (NodeAt & { hash: Uint8Array })[] {
  let hash = leaf;
  return filledBy(index).map(({ at, left }) => {
    const beside = left && known.get(keyOf(left));
    if (left && !beside) throw new Error(`the subtree ${keyOf(left)} is not known`);
    if (beside) hash = nodeHash(beside, hash);
    known.set(keyOf(at), hash);
    return { ...at, hash };
  });
}

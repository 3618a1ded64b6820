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

export type ReadNode = (at: NodeAt) => Uint8Array;

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

/**
 * The complete subtrees that the leaf `index` fills, itself first; each later one is the hash of `left` and the one before.
 */
export function filledBy(index: number): { at: NodeAt; left: NodeAt | undefined }[] {
  const filled: { at: NodeAt; left: NodeAt | undefined }[] = [{ at: { level: 0, index }, left: undefined }];
  for (let level = 1; (index + 1) % 2 ** level === 0; level++) {
    const at = (index + 1) / 2 ** level - 1;
    filled.push({ at: { level, index: at }, left: { level: level - 1, index: at * 2 } });
  }
  return filled;
}

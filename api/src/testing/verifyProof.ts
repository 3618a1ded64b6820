import { nodeHash } from '../engines/merkle/hashing.ts';

const same = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a !== undefined && Buffer.from(a).equals(b);

interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the leaf stands at this index of the tree with this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ index, size, leafHash, proof, root }: Inclusion): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let [fn, sn] = [BigInt(index), BigInt(size - 1)];
  let hash = leafHash;
  for (const sibling of proof) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else hash = nodeHash(hash, sibling);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && same(hash, root);
}

interface Consistency {
  readonly from: { readonly size: number; readonly root: Uint8Array };
  readonly to: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** Whether the smaller tree is the beginning of the larger one (RFC 9162 §2.1.4.2). The empty tree begins every tree. */
export function verifyConsistency({ from, to, proof }: Consistency): boolean {
  if (from.size > to.size || from.size < 0) return false;
  if (from.size === to.size) return proof.length === 0 && same(from.root, to.root);
  if (from.size === 0) return proof.length === 0;
  const power = Number.isInteger(Math.log2(from.size));
  const [first, ...rest] = power ? [from.root, ...proof] : proof;
  if (!first || (power && proof.length === 0)) return false;
  let [fn, sn] = [BigInt(from.size - 1), BigInt(to.size - 1)];
  while (fn % 2n === 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let [older, newer] = [first, first];
  for (const sibling of rest) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else newer = nodeHash(newer, sibling);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && same(older, from.root) && same(newer, to.root);
}

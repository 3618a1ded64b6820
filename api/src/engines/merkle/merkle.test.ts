import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_ROOT, leafHash, nodeHash } from './hashing.ts';
import { consistencyRanges, grow, hashOf, inclusionRanges, keyOf, nodesOf, type NodeAt } from './ranges.ts';
import { verifyConsistency, verifyInclusion } from '../../testing/verifyProof.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
/** The test tree of the Certificate Transparency implementations, and its roots by size. */
const CT_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const CT_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** MTH as the RFC writes it, without anything kept: what the stored subtrees must agree with. */
function mth(leaves: Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leafHash(leaves[0]!);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

/** A tree grown leaf by leaf, as the database keeps it. */
function treeOf(leaves: Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>();
  leaves.forEach((leaf, index) => grow(index, leafHash(leaf), nodes));
  const read = (at: NodeAt) => nodes.get(keyOf(at))!;
  const root = (size: number) => hashOf({ begin: 0, end: size }, read);
  const inclusion = (index: number, size: number) => inclusionRanges(index, size).map((r) => hashOf(r, read));
  const consistency = (from: number, to: number) => consistencyRanges(from, to).map((r) => hashOf(r, read));
  return { nodes, root, inclusion, consistency };
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => Buffer.from(`leaf ${String(i)}`));
const SIZES = 130;
const tree = treeOf(leavesOf(SIZES));

describe('the Merkle tree of RFC 9162', () => {
  it('has the roots of the test tree of Certificate Transparency', () => {
    const leaves = CT_LEAVES.map((leaf) => Buffer.from(leaf, 'hex'));
    const ct = treeOf(leaves);
    CT_ROOTS.forEach((root, size) => {
      expect(hex(ct.root(size))).toBe(root);
    });
  });

  it('gives the proofs of that tree', () => {
    const ct = treeOf(CT_LEAVES.map((leaf) => Buffer.from(leaf, 'hex')));
    expect(ct.inclusion(0, 8).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(ct.consistency(6, 8).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('keeps about one subtree more a leaf, and every root agrees with the definition', () => {
    expect(tree.nodes.size).toBeLessThan(SIZES * 2);
    for (let size = 0; size <= SIZES; size++) {
      expect(hex(tree.root(size)), String(size)).toBe(hex(mth(leavesOf(size))));
      expect(nodesOf({ begin: 0, end: size }).length).toBeLessThanOrEqual(8);
    }
  });

  it('proves every leaf of every tree up to 130', () => {
    for (let size = 1; size <= SIZES; size++)
      for (let index = 0; index < size; index++) {
        const proof = tree.inclusion(index, size);
        const at = { index, size, leafHash: leafHash(`leaf ${String(index)}`), proof, root: tree.root(size) };
        if (!verifyInclusion(at)) expect.fail(`leaf ${String(index)} of ${String(size)}`);
        if (size > 1 && verifyInclusion({ ...at, index: (index + 1) % size }))
          expect.fail(`leaf ${String(index)} of ${String(size)} at another place`);
      }
  });

  it('proves every smaller tree of every tree up to 130', () => {
    for (let to = 0; to <= SIZES; to++)
      for (let from = 0; from <= to; from++) {
        const sides = { from: { size: from, root: tree.root(from) }, to: { size: to, root: tree.root(to) } };
        const proof = tree.consistency(from, to);
        if (!verifyConsistency({ ...sides, proof })) expect.fail(`${String(from)} in ${String(to)}`);
      }
  });
});

describe('a proof that was tampered with', () => {
  const size = fc.integer({ min: 2, max: SIZES });
  const flip = (hashes: Uint8Array[], at: number, bit: number) =>
    hashes.map((hash, i) =>
      i === at ? Buffer.from(hash).map((b, j) => (j === bit >> 3 ? b ^ (1 << (bit & 7)) : b)) : hash,
    );

  it('of inclusion: any flipped bit, a hash too many or too few', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), fc.nat(255), (n, i, j, bit) => {
        const index = i % n;
        const proof = tree.inclusion(index, n);
        const at = { index, size: n, leafHash: leafHash(`leaf ${String(index)}`), root: tree.root(n) };
        expect(verifyInclusion({ ...at, proof: flip(proof, j % proof.length, bit) })).toBe(false);
        expect(verifyInclusion({ ...at, proof: proof.slice(1) })).toBe(false);
        expect(verifyInclusion({ ...at, proof: [...proof, EMPTY_ROOT] })).toBe(false);
        expect(verifyInclusion({ ...at, proof, leafHash: leafHash('another') })).toBe(false);
      }),
    );
  });

  it('of consistency: any flipped bit, and a tree that was rewritten', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), fc.nat(255), (to, i, j, bit) => {
        const from = 1 + (i % (to - 1));
        const proof = tree.consistency(from, to);
        const sides = { from: { size: from, root: tree.root(from) }, to: { size: to, root: tree.root(to) } };
        expect(verifyConsistency({ ...sides, proof: flip(proof, j % proof.length, bit) })).toBe(false);
        expect(verifyConsistency({ ...sides, proof: proof.slice(1) })).toBe(false);
        const rewritten = leavesOf(to).map((leaf, at) => (at === j % from ? Buffer.from('forged') : leaf));
        const other = treeOf(rewritten);
        const forged = { size: to, root: other.root(to) };
        expect(verifyConsistency({ from: sides.from, to: forged, proof: other.consistency(from, to) })).toBe(
          false,
        );
      }),
    );
  });
});

import { createHash } from 'node:crypto';

/** The hashes of RFC 9162 §2.1.1: leaves and inner nodes are hashed differently, so that neither passes for the other. */

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** SHA-256 of a byte 0 and the leaf; text is taken as UTF-8. */
export const leafHash = (leaf: string | Uint8Array): Buffer =>
  createHash('sha256').update(LEAF).update(leaf).digest();

/** SHA-256 of a byte 1 and the hashes of both children. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

import { createHash } from 'node:crypto';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';

/** An entry of a pack: small ones with their bytes, files of the item by their digest. */
export interface PackEntry {
  readonly name: string;
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** Absent for a file of the item: its bytes come from the blob store. */
  readonly bytes?: Buffer;
}

export const entryOf = (name: string, bytes: Buffer): PackEntry => ({
  name,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  size: bytes.length,
  bytes,
});

export const jsonEntry = (name: string, value: unknown): PackEntry =>
  entryOf(name, Buffer.from(`${canonicalJson(value)}\n`));

/** A name that every system can unpack: Thai stays, signs of paths go, long names are cut before their ending. */
export function safeName(name: string): string {
  const clean = name.replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/g, '_').replace(/^[. ]+|[. ]+$/g, '');
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? '';
  return `${Array.from(clean.slice(0, clean.length - ending.length))
    .slice(0, 70)
    .join('')}${ending}`;
}

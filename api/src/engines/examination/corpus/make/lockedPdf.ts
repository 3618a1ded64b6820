import { createHash } from 'node:crypto';
import { pdfOf } from './pdf.ts';

/** The padding of passwords (ISO 32000-1, 7.6.3.3, algorithm 2). */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const PERMISSIONS = -44;
const ID = Buffer.alloc(16, 7);

/** RC4, which OpenSSL no longer has: the old way of locking is what old programs write. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i);
  const at = (i: number) => state[i & 255] ?? 0;
  const swap = (i: number, j: number) => ([state[i & 255], state[j & 255]] = [at(j), at(i)]);
  for (let i = 0, j = 0; i < 256; i += 1) swap(i, (j = (j + at(i) + (key[i % key.length] ?? 0)) & 255));
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      swap(i, (j = (j + at(i)) & 255));
      return byte ^ at(at(i) + at(j));
    }),
  );
}

/** A PDF locked by revision 2: with a password to open it, or with one only for changing what readers may do. */
export function lockedPdf(toOpen: 'with password' | 'without password'): Buffer {
  const owner = Buffer.alloc(32, 3);
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const hash = createHash('md5')
    .update(Buffer.concat([PADDING, owner, permissions, ID]))
    .digest();
  const user = toOpen === 'without password' ? rc4(hash.subarray(0, 5), PADDING) : Buffer.alloc(32, 9);
  return pdfOf({
    objects: [
      `<</Filter/Standard/V 1/R 2/O<${owner.toString('hex')}>/U<${user.toString('hex')}>/P ${PERMISSIONS}>>`,
    ],
    trailer: `/Encrypt 5 0 R/ID[<${ID.toString('hex')}><${ID.toString('hex')}>]`,
  });
}

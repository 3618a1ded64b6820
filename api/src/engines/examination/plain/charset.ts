import { createReadStream } from 'node:fs';
import { ThaiBytes } from './thaiBytes.ts';
import { Utf8Bytes } from './utf8Bytes.ts';

/** Character sets in which texts are read; null for a text that is nonsense in each of them. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-874';

const BEGINNING = 4096;
/** High bytes of UTF-16 that write Latin and Thai. */
const HIGH = new Set([0x00, 0x0e]);
/** The share of a text's signs beyond ASCII that may be broken in a text that is UTF-8 all the same. */
const BROKEN = 0.2;
/** The share of bytes beyond ASCII that may look like Thai in UTF-8 by chance. */
const CHANCE = 0.1;

/** UTF-16 by its mark, or where every second byte is one of two. */
function utf16(bytes: Buffer): Charset | null {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const length = bytes.length & ~1;
  let [even, odd] = [0, 0];
  for (let i = 0; i < length; i += 2) {
    if (HIGH.has(bytes[i] ?? 1)) even += 1;
    if (HIGH.has(bytes[i + 1] ?? 1)) odd += 1;
  }
  const all = length / 2;
  if (all < 2) return null;
  if (odd >= all * 0.9 && even < all * 0.1) return 'utf-16le';
  return even >= all * 0.9 && odd < all * 0.1 ? 'utf-16be' : null;
}

/**
 * The character set of a text by all of its bytes: by its mark, else UTF-8 where it is that but for a few broken signs (a
 * file is cut within a letter, a line was pasted), else the Thai one of Windows where its bytes make Thai.
 */
export async function charsetOf(chunks: AsyncIterable<Buffer>): Promise<Charset | null> {
  const [utf8, thai] = [new Utf8Bytes(), new ThaiBytes()];
  let beginning = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (beginning.length < BEGINNING) {
      beginning = Buffer.concat([beginning, chunk.subarray(0, BEGINNING - beginning.length)]);
    }
    utf8.take(chunk);
    thai.take(chunk);
  }
  const wide = utf16(beginning);
  if (wide) return wide;
  if (utf8.broken <= utf8.signs * BROKEN) return 'utf-8';
  const mixed = utf8.thai * 3 > thai.high * CHANCE;
  return !mixed && thai.isThai() ? 'windows-874' : null;
}

export const charsetOfFile = (path: string): Promise<Charset | null> =>
  charsetOf(createReadStream(path) as AsyncIterable<Buffer>);

/** Text of the bytes; those that are nonsense in every character set are read as UTF-8, with signs for what is broken. */
export function decoderOf(charset: Charset | null): (chunk?: Buffer) => string {
  const decoder = new TextDecoder(charset ?? 'utf-8');
  return (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
}

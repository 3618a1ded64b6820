import type { Readable } from 'node:stream';
import { charsetOf, type Charset } from '../../../engines/examination/plain/charset.ts';

/** Of so many files the character set is remembered; by the digest of their bytes, so that it never goes stale. */
const REMEMBERED = 1_000;
const known = new Map<string, Charset | null>();

/** As browsers name it; of text that is nonsense in every character set nothing is said. */
const parameter = (charset: Charset | null): string => (charset === null ? '' : `; charset=${charset}`);

/**
 * The parameter of the media type that says in which character set a text was read when it was examined. Without it a
 * browser takes its own guess, and shows Thai in UTF-8 as western accents. All bytes are looked at, once: Thai may begin
 * far down.
 */
export async function charsetParameter(sha256: string, open: () => Promise<Readable>): Promise<string> {
  let charset = known.get(sha256);
  if (charset === undefined) {
    charset = await charsetOf(await open());
    if (known.size >= REMEMBERED) known.clear();
    known.set(sha256, charset);
  }
  return parameter(charset);
}

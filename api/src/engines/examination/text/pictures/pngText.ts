import { inflateSync } from 'node:zlib';
import { Refused } from '../../refused.ts';
import { withCursor, type Cursor } from '../../types/cursor.ts';

/** Text that a PNG carries (PNG, third edition, 11.3.3), by its keyword. */
export interface PngText {
  readonly keyword: string;
  readonly text: string;
}

const KINDS = new Set(['tEXt', 'zTXt', 'iTXt']);
const LONGEST_CHUNK = 4_000_000;
/** So many bytes are taken from a file at a time. */
const STEP = 60_000;
const LONGEST_TEXT = 1_000_000;
const MOST = 200;

const upToZero = (bytes: Buffer, from: number): number => {
  const end = bytes.indexOf(0, from);
  return end < 0 ? bytes.length : end;
};

/** Latin-1 is prescribed for the older two kinds; many programs write UTF-8 all the same. */
function lettersOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

const unpacked = (bytes: Buffer): string =>
  lettersOf(inflateSync(bytes, { maxOutputLength: LONGEST_TEXT, finishFlush: 2 }));

/** Programs keep EXIF and other notes as hexadecimal digits under such a keyword. */
const PROFILE = /^Raw profile type/i;
const fromHex = (text: string): string =>
  lettersOf(Buffer.from(text.replace(/^\s*\w+\s+\d+\s+/, '').replace(/\s/g, ''), 'hex'));

function textOf(kind: string, data: Buffer): PngText {
  const end = upToZero(data, 0);
  const keyword = data.toString('latin1', 0, end);
  if (kind === 'iTXt') {
    const translated = upToZero(data, upToZero(data, end + 3) + 1);
    const rest = data.subarray(translated + 1);
    return { keyword, text: data[end + 1] === 1 ? unpacked(rest) : rest.toString('utf8') };
  }
  const text = kind === 'zTXt' ? unpacked(data.subarray(end + 2)) : lettersOf(data.subarray(end + 1));
  return { keyword, text: PROFILE.test(keyword) ? fromHex(text) : text };
}

function taken(cursor: Cursor, length: number): Buffer {
  const parts: Buffer[] = [];
  for (let left = length; left > 0; left -= STEP) parts.push(cursor.take(Math.min(STEP, left)));
  return Buffer.concat(parts);
}

/** A chunk too large to be looked at, or broken, cannot be said to be clean. */
function* chunks(cursor: Cursor): Generator<PngText | 'unreadable'> {
  cursor.take(8);
  for (let count = 0; cursor.at + 8 <= cursor.size;) {
    const head = cursor.take(8);
    const [length, kind] = [head.readUInt32BE(0), head.toString('latin1', 4)];
    const next = cursor.at + length + 4;
    if (KINDS.has(kind)) {
      count += 1;
      if (count > MOST || length > LONGEST_CHUNK) yield 'unreadable';
      else yield readChunk(kind, taken(cursor, length));
      if (count > MOST) return;
    }
    if (kind === 'IEND') return;
    cursor.at = next;
  }
}

function readChunk(kind: string, data: Buffer): PngText | 'unreadable' {
  try {
    return textOf(kind, data);
  } catch {
    return 'unreadable';
  }
}

/** All texts of a PNG; `unreadable` for each that cannot be read. A file that ends too early has no more. */
export function pngTexts(path: string): (PngText | 'unreadable')[] {
  try {
    return withCursor(path, (cursor) => [...chunks(cursor)]);
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

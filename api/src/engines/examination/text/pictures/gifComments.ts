import { Refused } from '../../refused.ts';
import { withCursor, type Cursor } from '../../types/cursor.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
/** Comment, plain text, and application extensions, which hold XMP (GIF89a, sections 24 to 26). */
const WITH_WORDS = new Set([0xfe, 0x01, 0xff]);
const LONGEST = 100_000;

const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** Goes over a header, in which the byte at `flags` says how many colours follow, and over those. */
function pass(cursor: Cursor, header: number, flags: number): void {
  const bytes = cursor.take(header);
  cursor.at += colours(bytes[flags] ?? 0);
}

/** Sub-blocks up to the empty one; their bytes where they are asked for. */
function blocks(cursor: Cursor, kept: boolean): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (let length = cursor.byte(); length > 0; length = cursor.byte()) {
    size += length;
    // XMP does not keep to blocks: the length of each is a letter of its text.
    if (kept && size < LONGEST) parts.push(Buffer.of(length), cursor.take(length));
    else cursor.at += length;
  }
  return Buffer.concat(parts);
}

function words(cursor: Cursor): string[] {
  const found: string[] = [];
  pass(cursor, 13, 10);
  while (cursor.at < cursor.size) {
    const kind = cursor.byte();
    if (kind === EXTENSION) {
      const kept = WITH_WORDS.has(cursor.byte());
      const bytes = blocks(cursor, kept);
      if (kept) found.push(bytes.toString('utf8'));
    } else if (kind === IMAGE) {
      pass(cursor, 9, 8);
      cursor.at += 1;
      blocks(cursor, false);
    } else return found;
  }
  return found;
}

/** What a GIF says beside its pictures; nothing more where it ends too early. */
export function gifWords(path: string): string[] {
  try {
    return withCursor(path, words);
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

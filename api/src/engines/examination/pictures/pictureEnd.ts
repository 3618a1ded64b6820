import { Refused } from '../refused.ts';
import { withCursor, type Cursor } from '../types/cursor.ts';

const ENDS: Readonly<Record<string, (cursor: Cursor) => number>> = {
  'image/jpeg': jpegEnd,
  'image/png': pngEnd,
  'image/gif': gifEnd,
  'image/webp': riffEnd,
};

/** The offset at which a picture ends by its own structure. @throws Refused when it does not end within the file */
export function pictureEnd(path: string, mediaType: string): number {
  const end = ENDS[mediaType];
  if (!end) throw new Error(`no picture: ${mediaType}`);
  return withCursor(path, end);
}

/** ITU-T T.81 annex B: marker segments, and entropy-coded data in which FF is followed by 00 or a restart marker. */
function jpegEnd(cursor: Cursor): number {
  cursor.take(2);
  for (;;) {
    cursor.passOver(0xff);
    let marker = cursor.byte();
    while (marker === 0xff) marker = cursor.byte();
    if (marker === 0xd9) return cursor.at;
    const alone = marker <= 1 || (marker >= 0xd0 && marker <= 0xd8);
    if (alone) continue;
    const length = cursor.take(2).readUInt16BE(0);
    cursor.at += length - 2;
  }
}

/** Chunks up to IEND (PNG, ISO/IEC 15948, 5.3). */
function pngEnd(cursor: Cursor): number {
  cursor.take(8);
  for (;;) {
    const head = cursor.take(8);
    cursor.at += head.readUInt32BE(0) + 4;
    if (head.subarray(4).toString('latin1') !== 'IEND') continue;
    if (cursor.at > cursor.size) throw new Refused('broken');
    return cursor.at;
  }
}

/** Blocks up to the trailer (GIF89a, sections 18 to 27). */
function gifEnd(cursor: Cursor): number {
  const screen = cursor.take(13);
  const flags = screen[10] ?? 0;
  if ((flags & 0x80) !== 0) cursor.at += 3 * 2 ** ((flags & 7) + 1);
  for (;;) {
    const kind = cursor.byte();
    if (kind === 0x3b) return cursor.at;
    if (kind === 0x21) cursor.take(1);
    else if (kind === 0x2c) skipGifImage(cursor);
    else throw new Refused('broken');
    let length = cursor.byte();
    while (length > 0) {
      cursor.at += length;
      length = cursor.byte();
    }
  }
}

function skipGifImage(cursor: Cursor): void {
  const flags = cursor.take(9)[8] ?? 0;
  if ((flags & 0x80) !== 0) cursor.at += 3 * 2 ** ((flags & 7) + 1);
  cursor.take(1);
}

/** RIFF says its own length, even. */
function riffEnd(cursor: Cursor): number {
  const end = 8 + cursor.take(8).readUInt32LE(4);
  if (end > cursor.size) throw new Refused('broken');
  return Math.min(end + (end % 2), cursor.size);
}

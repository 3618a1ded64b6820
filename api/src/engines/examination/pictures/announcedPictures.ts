import { Refused } from '../refused.ts';
import { withCursor, type Cursor } from '../types/cursor.ts';

/** A picture that the first one of the file announces, by its place in the file. */
export interface AnnouncedPicture {
  readonly start: number;
  readonly size: number;
}

const APP2 = 0xe2;
const SCAN = 0xda;
const MARK = 'MPF\0';
const ENTRY = 0xb002;
const ENTRY_BYTES = 16;
const MOST = 16;
const LONGEST = 60_000;

/** Reads the index: a TIFF header, its fields, and one entry for each picture (CIPA DC-007, 5.2). */
function entriesOf(index: Buffer, base: number): AnnouncedPicture[] {
  const little = index.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? index.readUInt16LE(at) : index.readUInt16BE(at));
  const long = (at: number) => (little ? index.readUInt32LE(at) : index.readUInt32BE(at));
  const fields = long(4);
  const field = Array.from({ length: short(fields) }, (_, i) => fields + 2 + 12 * i).find(
    (at) => short(at) === ENTRY,
  );
  if (field === undefined) return [];
  const count = Math.min(long(field + 4) / ENTRY_BYTES, MOST);
  return Array.from({ length: count }, (_, i) => long(field + 8) + ENTRY_BYTES * i)
    .map((at) => ({ start: long(at + 8), size: long(at + 4) }))
    .filter(({ start }) => start > 0)
    .map(({ start, size }) => ({ start: base + start, size }));
}

function find(cursor: Cursor): AnnouncedPicture[] {
  cursor.take(2);
  for (;;) {
    if (cursor.byte() !== 0xff) return [];
    const marker = cursor.byte();
    if (marker === SCAN) return [];
    const length = cursor.take(2).readUInt16BE(0) - 2;
    const start = cursor.at;
    if (marker === APP2 && length > MARK.length && length <= LONGEST) {
      const segment = cursor.take(length);
      if (segment.toString('latin1', 0, 4) === MARK)
        return entriesOf(segment.subarray(MARK.length), start + MARK.length);
    }
    cursor.at = start + length;
  }
}

/** The further pictures that a JPEG says stand behind it, in their order; none where the index is missing or broken. */
export function announcedPictures(path: string): AnnouncedPicture[] {
  try {
    return withCursor(path, find).toSorted((a, b) => a.start - b.start);
  } catch (error) {
    if (error instanceof Refused || error instanceof RangeError) return [];
    throw error;
  }
}

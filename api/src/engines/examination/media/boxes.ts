import { Refused } from '../refused.ts';
import type { Cursor } from '../types/cursor.ts';

const HEAD_BYTES = 8;
const NAME = /^[\x20-\x7e\u00a9]{4}$/;

/**
 * Boxes one after another to the end of the file (ISO/IEC 14496-12, 4.2), `ftyp` first and `moov` among them. Only their
 * heads are read, whatever their length.
 * @throws Refused
 */
export function checkBoxes(cursor: Cursor): void {
  const seen = new Set<string>();
  while (cursor.at < cursor.size) {
    const start = cursor.at;
    const head = cursor.take(HEAD_BYTES);
    const name = head.subarray(4).toString('latin1');
    if (!NAME.test(name)) throw new Refused(seen.has('moov') ? 'two_types_at_once' : 'broken');
    seen.add(name);
    cursor.at = start + boxLength(cursor, head.readUInt32BE(0), start);
  }
  if (cursor.at > cursor.size || !seen.has('ftyp') || !seen.has('moov')) throw new Refused('broken');
}

/** A length of 1 says that it stands in the next eight bytes, a length of 0 that the box runs to the end. */
function boxLength(cursor: Cursor, short: number, start: number): number {
  if (short === 0) return cursor.size - start;
  const length = short === 1 ? Number(cursor.take(8).readBigUInt64BE(0)) : short;
  if (length < HEAD_BYTES) throw new Refused('broken');
  return length;
}

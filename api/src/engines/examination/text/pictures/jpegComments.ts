import { withCursor } from '../../types/cursor.ts';

const COMMENT = 0xfe;
const SCAN = 0xda;
const END = 0xd9;
const LONGEST = 60_000;

/** The comments before the picture data of a JPEG (ITU-T T.81, B.2.4.5). */
export function jpegComments(path: string): string[] {
  return withCursor(path, (cursor) => {
    const comments: string[] = [];
    cursor.take(2);
    while (cursor.at + 4 <= cursor.size) {
      if (cursor.byte() !== 0xff) continue;
      let marker = cursor.byte();
      while (marker === 0xff && cursor.at < cursor.size) marker = cursor.byte();
      if (marker === SCAN || marker === END) return comments;
      const length = cursor.take(2).readUInt16BE(0) - 2;
      if (marker === COMMENT && length > 0 && length <= LONGEST && cursor.at + length <= cursor.size)
        comments.push(cursor.take(length).toString('utf8'));
      else cursor.at += Math.max(0, length);
    }
    return comments;
  });
}

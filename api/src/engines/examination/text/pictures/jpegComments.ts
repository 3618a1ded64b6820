import { withCursor } from '../../types/cursor.ts';

const COMMENT = 0xfe;
const SCAN = 0xda;
const END = 0xd9;
const LONGEST = 65_000;

const APP1 = 0xe1;
/** The part of XMP that has no room in the first segment (XMP part 3, 1.1.3.1): behind its name a digest and two numbers. */
const MORE_XMP = 'http://ns.adobe.com/xmp/extension/\0';
const MORE_HEAD = MORE_XMP.length + 40;

/** The comments, and the continuation of XMP, before the picture data of a JPEG (ITU-T T.81, B.2.4.5). */
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
      if (
        (marker === COMMENT || marker === APP1) &&
        length > 0 &&
        length <= LONGEST &&
        cursor.at + length <= cursor.size
      )
        comments.push(wordsOf(marker, cursor.take(length)));
      else cursor.at += Math.max(0, length);
    }
    return comments;
  }).filter((words) => words !== '');
}

function wordsOf(marker: number, segment: Buffer): string {
  if (marker === COMMENT) return segment.toString('utf8');
  const isMore = segment.toString('latin1', 0, MORE_XMP.length) === MORE_XMP;
  return isMore ? segment.toString('utf8', MORE_HEAD) : '';
}

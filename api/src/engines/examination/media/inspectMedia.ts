import { Refused } from '../refused.ts';
import type { Task } from '../task.ts';
import { withCursor, type Cursor } from '../types/cursor.ts';
import type { FileType } from '@phoeiphrae/shared/fileTypes';
import { refuseHiddenZip } from '../types/hiddenZip.ts';
import { readBytes } from '../types/readBytes.ts';
import { checkBoxes } from './boxes.ts';

const SCRIPT = /<(!doctype|html|body|script|svg|iframe|\?php)/i;
const HEAD_BYTES = 1024;

const CHECKS: Readonly<Record<string, (cursor: Cursor) => void>> = {
  'video/mp4': checkBoxes,
  'audio/mp4': checkBoxes,
  'audio/wav': checkRiff,
  'audio/ogg': checkOgg,
  'audio/mpeg': checkMpeg,
  'video/webm': checkWebm,
};

/** Checks that sound or film is whole by its own account; what is said in it nobody but a person can hear. @throws Refused */
export async function inspectMedia(task: Task, { mediaType }: FileType): Promise<void> {
  await refuseHiddenZip(task.path);
  const head = (await readBytes(task.path, 0, HEAD_BYTES)).toString('latin1');
  if (SCRIPT.test(head)) throw new Refused('two_types_at_once', 'HTML');
  const check = CHECKS[mediaType];
  if (check) withCursor(task.path, check);
}

/** RIFF says its length; a player adds at most a byte. */
function checkRiff(cursor: Cursor): void {
  const end = 8 + cursor.take(8).readUInt32LE(4);
  if (end > cursor.size) throw new Refused('broken');
  if (cursor.size > end + 2) throw new Refused('two_types_at_once');
}

/** Pages one after another to the end of the file (RFC 3533, section 6). */
function checkOgg(cursor: Cursor): void {
  while (cursor.at < cursor.size) {
    const head = cursor.take(27);
    if (head.subarray(0, 4).toString('latin1') !== 'OggS') throw new Refused('broken');
    const lengths = cursor.take(head[26] ?? 0);
    for (const length of lengths) cursor.at += length;
  }
  if (cursor.at > cursor.size) throw new Refused('broken');
}

/** After the tag ID3v2, if there is one, a frame begins: eleven bits set, with a version and a layer that exist. */
function checkMpeg(cursor: Cursor): void {
  const head = cursor.take(10);
  if (head.subarray(0, 3).toString('latin1') === 'ID3') {
    const size = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    cursor.at = 10 + size;
    while (cursor.byte() === 0);
    cursor.at -= 1;
  } else cursor.at = 0;
  const [first = 0, second = 0] = cursor.take(2);
  const isFrame =
    first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x18) !== 0x08 && (second & 6) !== 0;
  if (!isFrame) throw new Refused('broken');
}

/** The header of EBML, then a segment that says its length or runs to the end (RFC 8794, RFC 9559). */
function checkWebm(cursor: Cursor): void {
  cursor.take(4);
  const header = vint(cursor) ?? 0;
  cursor.at += header;
  if (cursor.take(4).readUInt32BE(0) !== 0x18538067) throw new Refused('broken');
  const length = vint(cursor);
  if (length === undefined) return;
  if (cursor.at + length > cursor.size) throw new Refused('broken');
  if (cursor.at + length < cursor.size) throw new Refused('two_types_at_once');
}

/** A number of variable length; undefined where all bits are set, which means that the length is not known. */
function vint(cursor: Cursor): number | undefined {
  const first = cursor.byte();
  const length = Math.clz32(first) - 24 + 1;
  if (length > 8) throw new Refused('broken');
  let value = first & (0xff >> length);
  let unknown = value === 0xff >> length;
  for (const byte of cursor.take(length - 1)) {
    value = value * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return unknown ? undefined : value;
}

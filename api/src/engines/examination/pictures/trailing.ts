import { Refused } from '../refused.ts';
import type { Task } from '../task.ts';
import { readBytes } from '../types/readBytes.ts';

const LONGEST_VENDOR_TRAILER = 512 * 1024;
const LONGEST_PADDING = 1024 * 1024;

/**
 * Judges what stands after the end of a picture. Telephones leave small things there: zeros, a second picture that the
 * first announces, notes of the maker; a film of the moment is more than the eye sees and is told as a finding.
 * @throws Refused for anything else: it is how a file is two at once
 */
export async function judgeTrailing(task: Task, end: number, size: number): Promise<void> {
  const length = size - end;
  if (length <= 0) return;
  const head = await readBytes(task.path, end, 64);
  const tail = await readBytes(task.path, Math.max(end, size - 64), 64);
  if (length <= LONGEST_PADDING && isPadding(await readBytes(task.path, end, length))) return;
  if (head.subarray(4, 8).toString('latin1') === 'ftyp' || isMotionPhoto(tail)) {
    task.sink.find({ kind: 'hidden_content', place: { part: 'hidden' }, masked: 'film behind the picture' });
    return;
  }
  // The multi-picture format (CIPA DC-007): further pictures follow, each whole.
  if (head.readUInt16BE(0) === 0xffd8) {
    task.sink.find({
      kind: 'hidden_content',
      place: { part: 'hidden' },
      masked: 'picture behind the picture',
    });
    return;
  }
  if (isMakersTrailer(tail) && length <= LONGEST_VENDOR_TRAILER) return;
  throw new Refused('two_types_at_once');
}

const isPadding = (bytes: Buffer) => bytes.every((byte) => [0, 0x0a, 0x0d, 0xff].includes(byte));
const isMakersTrailer = (tail: Buffer) => tail.subarray(-4).toString('latin1') === 'SEFT';
const isMotionPhoto = (tail: Buffer) => tail.toString('latin1').includes('MotionPhoto_Data');

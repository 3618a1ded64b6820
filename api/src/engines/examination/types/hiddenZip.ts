import { stat } from 'node:fs/promises';
import { Refused } from '../refused.ts';
import { readBytes } from './readBytes.ts';

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const RECORD_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * Programs look for a ZIP from the end of a file, others for a picture or a PDF from its beginning: one file can be both.
 * @throws Refused when the end of the file is that of a ZIP
 */
export async function refuseHiddenZip(path: string): Promise<void> {
  const { size } = await stat(path);
  const length = Math.min(size, RECORD_BYTES + LONGEST_COMMENT);
  const tail = await readBytes(path, size - length, length);
  let at = tail.lastIndexOf(END_OF_DIRECTORY);
  while (at >= 0) {
    if (isRecord(tail, at)) throw new Refused('two_types_at_once', 'ZIP');
    at = at === 0 ? -1 : tail.lastIndexOf(END_OF_DIRECTORY, at - 1);
  }
}

/** Whether a record of at least one entry stands here, one disk, and its comment within the file (APPNOTE 4.3.16). */
function isRecord(tail: Buffer, at: number): boolean {
  if (at + RECORD_BYTES > tail.length) return false;
  const entries = tail.readUInt16LE(at + 10);
  const onThisDisk = tail.readUInt16LE(at + 8);
  const comment = tail.readUInt16LE(at + 20);
  return entries > 0 && entries === onThisDisk && at + RECORD_BYTES + comment <= tail.length;
}

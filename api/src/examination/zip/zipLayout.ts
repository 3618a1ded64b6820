import { stat } from 'node:fs/promises';
import type yauzl from 'yauzl';
import { Refused } from '../refused.ts';
import { readBytes } from '../types/readBytes.ts';

const LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER = 0x04034b50;
/** Between entries lie extra fields, paddings and sums that the directory does not tell of. */
const LARGEST_GAP = 4096;

/**
 * Entries must lie one after another from the beginning of the file: entries that share their bytes are how 46 MB become
 * 4.5 petabytes (D. Fifield, "A better zip bomb", 2019), and bytes before the first or after the last belong to
 * something else than a ZIP.
 * @throws Refused
 */
export async function refuseGapsAndOverlaps(
  path: string,
  entries: readonly yauzl.Entry[],
  directory: number,
): Promise<void> {
  const { size } = await stat(path);
  const sorted = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const entry of sorted) {
    const start = entry.relativeOffsetOfLocalHeader;
    if (start < end) throw new Refused('too_large_inside', 'overlap');
    if (start > end + LARGEST_GAP) throw new Refused('two_types_at_once', 'gap');
    if (end === 0 && start !== 0) throw new Refused('two_types_at_once', 'gap');
    end = start + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize;
  }
  if (end > size || end > directory) throw new Refused('broken', 'ZIP');
  if (directory > end + LARGEST_GAP) throw new Refused('two_types_at_once', 'gap');
  const signature = await readBytes(path, 0, 4);
  if (entries.length > 0 && signature.readUInt32LE(0) !== LOCAL_HEADER)
    throw new Refused('two_types_at_once');
}

import { stat } from 'node:fs/promises';
import type yauzl from 'yauzl';
import { Refused } from '../refused.ts';
import { readBytes } from '../types/readBytes.ts';

const LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER = 0x04034b50;
/** Between entries lie extra fields, paddings and sums that the directory does not tell of. */
const LARGEST_GAP = 4096;

/** The same as bytes: what a program that unpacks from the beginning, without the directory, takes for an entry. */
const ENTRY = Buffer.from('PK\u0003\u0004', 'latin1');

/**
 * Entries must lie one after another from the beginning of the file: entries that share their bytes are how 46 MB become
 * 4.5 petabytes (D. Fifield, "A better zip bomb", 2019), and bytes before the first or after the last belong to
 * something else than a ZIP. Each must bear where it lies the name that the directory gives it, and none may lie in a
 * gap: some programs unpack what lies there, others what the directory says.
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
    await refuseHidden(path, end, start);
    end = start + (await headerLength(path, entry)) + entry.compressedSize;
  }
  if (end > size || end > directory) throw new Refused('broken', 'ZIP');
  if (directory > end + LARGEST_GAP) throw new Refused('two_types_at_once', 'gap');
  await refuseHidden(path, end, directory);
}

/** Bytes before the data of an entry, by what stands there. @throws Refused where the directory says otherwise */
async function headerLength(path: string, entry: yauzl.Entry): Promise<number> {
  const { relativeOffsetOfLocalHeader: start, fileNameRaw } = entry;
  const header = await readBytes(path, start, LOCAL_HEADER_BYTES + fileNameRaw.length);
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER)
    throw new Refused('two_types_at_once');
  const isSame =
    header.readUInt16LE(26) === fileNameRaw.length &&
    header.subarray(LOCAL_HEADER_BYTES).equals(fileNameRaw) &&
    header.readUInt16LE(8) === entry.compressionMethod;
  if (!isSame) throw new Refused('two_types_at_once', 'name');
  return header.length + header.readUInt16LE(28);
}

/** What no entry owns: sums and paddings. */
async function refuseHidden(path: string, from: number, to: number): Promise<void> {
  if (to <= from) return;
  if ((await readBytes(path, from, to - from)).includes(ENTRY)) throw new Refused('two_types_at_once', 'gap');
}

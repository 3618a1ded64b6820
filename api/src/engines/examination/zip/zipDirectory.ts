import yauzl from 'yauzl';
import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';
import { checkEntry } from './checkEntry.ts';
import { entryName } from './entryName.ts';
import { refuseGapsAndOverlaps } from './zipLayout.ts';

/** An entry as the directory of the ZIP promises it. Folders are left out. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes, packed and unpacked; what is unpacked is checked against the promise. */
  readonly packed: number;
  readonly unpacked: number;
  readonly entry: yauzl.Entry;
}

export interface OpenZip {
  readonly file: yauzl.ZipFile;
  readonly entries: readonly ZipEntry[];
}

/**
 * Opens a ZIP from its file descriptor, reads its directory and checks what it promises: number, names, sizes, links,
 * locks, places. Nothing is unpacked. Close it by `zip.file.close()`.
 * @throws Refused
 */
export async function openZip(path: string, maxEntries: number): Promise<OpenZip> {
  const file = await yauzl
    .openPromise(path, { autoClose: false, decodeStrings: false })
    .catch(() => Promise.reject(new Refused('broken', 'ZIP')));
  try {
    if (file.entryCount > maxEntries)
      throw new Refused('too_large_inside', `${file.entryCount} > ${maxEntries}`);
    // Before the first entry is read, the reader stands at the beginning of the directory.
    const directory = Number(file.readEntryCursor);
    const all = await readAll(file);
    const inOrder = all.map(({ entry }) => entry);
    await refuseGapsAndOverlaps(path, inOrder, directory);
    return { file, entries: all.filter(({ name }) => !name.endsWith('/')) };
  } catch (error) {
    file.close();
    throw error;
  }
}

async function readAll(file: yauzl.ZipFile): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let unpacked = 0;
  try {
    for await (const entry of file.eachEntry()) {
      const name = entryName(entry);
      checkEntry(name, entry);
      // Two entries of one name: programs differ in which they show.
      if (names.has(name.toLowerCase())) throw new Refused('two_types_at_once', name);
      names.add(name.toLowerCase());
      unpacked += entry.uncompressedSize;
      if (unpacked > LIMITS.unpackedBytes) throw new Refused('too_large_inside', name);
      entries.push({ name, packed: entry.compressedSize, unpacked: entry.uncompressedSize, entry });
    }
  } catch (error) {
    throw error instanceof Refused ? error : faultOf(error);
  }
  return entries;
}

/** A fault that the reader of ZIPs found. */
export function faultOf(error: unknown): Refused {
  const message = error instanceof Error ? error.message : '';
  if (/encrypt/i.test(message)) return new Refused('password_protected');
  return new Refused('broken', 'ZIP');
}

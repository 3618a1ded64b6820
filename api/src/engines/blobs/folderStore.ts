import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { FOLDER_MODE } from '@phoeiphrae/db/closedFolder';
import { agesIn, writtenLike } from '../fileAge.ts';
import { addressOf, digestAt, isDigest } from './address.ts';
import {
  DamagedBlobError,
  MissingBlobError,
  type BlobStore,
  type ByteRange,
  type Expected,
} from './blobStore.ts';
import { checkedFiles } from './checkedFiles.ts';
import { checkFolder, namesIn, removeOlder, statOf, syncFolders } from './folders.ts';
import { spool } from './spool.ts';
import { onStorage } from './storageErrors.ts';

/** Half-written files. In the same file system as the addresses: a rename is all or nothing only there. */
const TEMPORARY = 'tmp';

/**
 * Blobs as files of a folder: `ab/cd/abcd…`. Any number of processes, on any number of machines that mount it, may work
 * on the folder at once.
 */
export function folderStore(folder: string): BlobStore {
  const unfinished = path.join(folder, TEMPORARY);
  const files = checkedFiles();
  const fileOf = (sha256: string) => path.join(folder, addressOf(sha256));

  async function moveIn(temporary: string, sha256: string) {
    const file = fileOf(sha256);
    if (await isThere(file, sha256, temporary)) {
      await rm(temporary, { force: true });
      return;
    }
    await mkdir(path.dirname(file), { recursive: true, mode: FOLDER_MODE });
    await rename(temporary, file);
    await syncFolders(path.dirname(file), folder);
  }

  /** A blob that is sent again counts as new, so that nobody sweeps it before it is put to use. */
  async function isThere(file: string, sha256: string, sentAgain: string): Promise<boolean> {
    try {
      const handle = await files.open(file, sha256);
      await handle.close();
      await writtenLike(file, sentAgain);
      return true;
    } catch {
      return false; // missing, damaged, or gone since: what we hold takes its place
    }
  }

  async function put(bytes: Readable, expected: Expected = {}) {
    const temporary = path.join(unfinished, randomUUID());
    await mkdir(unfinished, { recursive: true, mode: FOLDER_MODE });
    const stored = await spool(bytes, temporary, expected);
    try {
      await moveIn(temporary, stored.sha256);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    return stored;
  }

  async function open(sha256: string, range?: ByteRange) {
    const handle = await files.open(fileOf(sha256), sha256);
    if (range && range.end <= range.start) {
      await handle.close();
      return Readable.from([]);
    }
    return handle.createReadStream(range ? { start: range.start, end: range.end - 1 } : {});
  }

  async function size(sha256: string) {
    return isDigest(sha256) ? (await statOf(fileOf(sha256)))?.size : undefined;
  }

  async function remove(sha256: string) {
    if (isDigest(sha256)) await rm(fileOf(sha256), { force: true });
  }

  async function verify(sha256: string) {
    try {
      return (await files.read(fileOf(sha256), sha256)) ? ('intact' as const) : ('damaged' as const);
    } catch (error) {
      if (error instanceof MissingBlobError) return 'missing' as const;
      throw error;
    }
  }

  async function confirm(sha256: string) {
    try {
      await (await files.open(fileOf(sha256), sha256)).close();
      return 'intact' as const;
    } catch (error) {
      if (error instanceof MissingBlobError) return 'missing' as const;
      if (error instanceof DamagedBlobError) return 'damaged' as const;
      throw error;
    }
  }

  return {
    put: (bytes, expected) => onStorage(() => put(bytes, expected)),
    open: (sha256, range) => onStorage(() => open(sha256, range)),
    size: (sha256) => onStorage(() => size(sha256)),
    verify: (sha256) => onStorage(() => verify(sha256)),
    confirm: (sha256) => onStorage(() => confirm(sha256)),
    list: () => listFolder(folder, unfinished),
    delete: (sha256) => onStorage(() => remove(sha256)),
    sweepUnfinished: (olderThanMs) =>
      onStorage(async () => removeOlder(unfinished, olderThanMs, await namesIn(unfinished))),
    check: () => checkFolder(unfinished),
  };
}

async function* listFolder(folder: string, unfinished: string) {
  const names = await namesIn(folder);
  if (names.length === 0) return;
  await mkdir(unfinished, { recursive: true, mode: FOLDER_MODE });
  const ageOf = await agesIn(unfinished);
  for (const first of names) {
    if (first === TEMPORARY) continue;
    for (const second of await namesIn(path.join(folder, first))) {
      for (const name of await namesIn(path.join(folder, first, second))) {
        const sha256 = digestAt(`${first}/${second}/${name}`);
        const found = sha256 === undefined ? undefined : await statOf(path.join(folder, addressOf(sha256)));
        if (sha256 !== undefined && found) yield { sha256, size: found.size, ageMs: ageOf(found) };
      }
    }
  }
}

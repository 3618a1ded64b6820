import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { errorCode } from '@phoeiphrae/db/startError';
import { DamagedBlobError, MissingBlobError } from './blobStore.ts';

/** Checks that are remembered; beyond that the oldest is forgotten and its file read again. */
const MOST_CHECKS = 20_000;
/** For reading a whole file: few calls, and no more memory than this for each reader. */
const CHUNK = 256 * 1024;

/**
 * What a file is, without reading it. The time of its last change cannot be set back by a program, so whoever writes
 * to the file, or puts another in its place, changes this.
 */
async function stateOf(handle: FileHandle): Promise<string> {
  // eslint-disable-next-line phoeiphrae/no-file-times -- told apart from what they were, compared with no clock
  const { ino, size, mtimeNs, ctimeNs } = await handle.stat({ bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join();
}

async function digestOf(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let position = 0; ;) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, position);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(chunk.subarray(0, bytesRead));
    position += bytesRead;
  }
}

/**
 * Opens files only after their bytes were checked against their digest. A check holds as long as the file is not
 * touched: without that, each range of a long video would read the whole of it.
 */
export function checkedFiles() {
  const checked = new Map<string, string>();
  const checking = new Map<string, Promise<boolean>>();

  function remember(file: string, state: string) {
    checked.delete(file);
    checked.set(file, state);
    for (const oldest of checked.keys()) {
      if (checked.size <= MOST_CHECKS) break;
      checked.delete(oldest);
    }
  }

  /**
   * The bytes alone decide. That the file was touched meanwhile (someone sent the same bytes, and it counts as new) only
   * means that the next reader reads it again.
   */
  async function check(handle: FileHandle, file: string, sha256: string, state: string): Promise<boolean> {
    const intact = (await digestOf(handle)) === sha256;
    if (intact && (await stateOf(handle)) === state) remember(file, state);
    return intact;
  }

  /** Many readers of one unchecked file wait for one reading of it. */
  async function isIntact(handle: FileHandle, file: string, sha256: string): Promise<boolean> {
    const state = await stateOf(handle);
    if (checked.get(file) === state) return true;
    const key = `${file},${state}`;
    const running = checking.get(key) ?? check(handle, file, sha256, state);
    checking.set(key, running);
    try {
      return await running;
    } finally {
      checking.delete(key);
    }
  }

  return {
    /** The file under a handle of its own, to be closed by the caller. @throws {MissingBlobError} {DamagedBlobError} */
    async open(file: string, sha256: string): Promise<FileHandle> {
      const handle = await openToRead(file);
      try {
        if (await isIntact(handle, file, sha256)) return handle;
        throw new DamagedBlobError(sha256);
      } catch (error) {
        await handle.close();
        throw error;
      }
    },
    /** Reads every byte, whatever was found before. @throws {MissingBlobError} */
    async read(file: string, sha256: string): Promise<boolean> {
      const handle = await openToRead(file);
      try {
        const intact = await check(handle, file, sha256, await stateOf(handle));
        if (!intact) checked.delete(file);
        return intact;
      } finally {
        await handle.close();
      }
    },
  };
}

async function openToRead(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r');
  } catch (error) {
    throw errorCode(error) === 'ENOENT' ? new MissingBlobError(file) : error;
  }
}

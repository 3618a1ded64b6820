import { access, constants, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FOLDER_MODE } from '@phoeiphrae/db/closedFolder';
import { StartError, errorCode, errorText } from '@phoeiphrae/db/startError';
import { agesIn } from '../fileAge.ts';

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** After this a name that was put into the folder outlives a power cut, and so do the folders up to `root`. */
export async function syncFolders(folder: string, root: string): Promise<void> {
  for (let at = folder; at.startsWith(root); at = path.dirname(at)) await syncFolder(at);
}

/**
 * The names in a folder; none when there is no such folder.
 * @throws {Error} when it is there and cannot be read.
 */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw error;
  });
}

/** undefined when it is not there. @throws {Error} when it is kept from us otherwise. */
export async function statOf(file: string) {
  return stat(file).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  });
}

/** Removes those files of a folder that were last written longer ago than that, in milliseconds. @returns how many. */
export async function removeOlder(
  folder: string,
  olderThanMs: number,
  names: readonly string[],
): Promise<number> {
  if (names.length === 0) return 0;
  const ageOf = await agesIn(folder);
  let removed = 0;
  for (const name of names) {
    const file = path.join(folder, name);
    const found = await statOf(file);
    if (!found || ageOf(found) <= olderThanMs) continue;
    await rm(file, { force: true });
    removed++;
  }
  return removed;
}

/** @throws StartError naming the folder when files cannot be kept in it. */
export async function checkFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `เก็บไฟล์ใน ${folder} ไม่ได้`,
      `Cannot keep files in ${folder} (${errorCode(error) ?? errorText(error)})`,
    );
  }
}

import { realpathSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The beginning of the path of every folder that a worker may read and write, resolved as the worker would see it. */
export const workFolderPrefix = (): string => path.join(realpathSync(tmpdir()), 'phoeiphrae-examination-');

/**
 * A new folder for what is examined and what comes of it. Workers see no other: a file from elsewhere is copied into
 * one. Whoever makes it removes it.
 */
export const makeWorkFolder = (): Promise<string> => mkdtemp(workFolderPrefix());

/** In milliseconds: no examination takes nearly as long. */
const LIFE = 6 * 3_600_000;

/** Removes the work folders of processes that were killed: what lies there may be for few eyes. @returns how many */
export async function sweepWorkFolders(): Promise<number> {
  const prefix = workFolderPrefix();
  const around = path.dirname(prefix);
  let removed = 0;
  for (const name of await readdir(around)) {
    if (!name.startsWith(path.basename(prefix))) continue;
    const folder = path.join(around, name);
    const found = await lstat(folder).catch(() => undefined);
    // By the clock of the machine, as the time of a folder is.
    const isOld = found !== undefined && found.mtimeMs < Date.now() - LIFE;
    if (!isOld || !found.isDirectory() || found.uid !== process.getuid?.()) continue;
    await rm(folder, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

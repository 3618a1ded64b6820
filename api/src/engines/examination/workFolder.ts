import { realpathSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { agesIn } from '../fileAge.ts';

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
  const names = (await readdir(around)).filter((name) => name.startsWith(path.basename(prefix)));
  if (names.length === 0) return 0;
  const ageOf = await agesIn(around);
  let removed = 0;
  for (const name of names) {
    const folder = path.join(around, name);
    const found = await lstat(folder).catch(() => undefined);
    if (!found?.isDirectory() || found.uid !== process.getuid?.() || ageOf(found) <= LIFE) continue;
    await rm(folder, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

/* eslint-disable phoeiphrae/no-file-times -- the one place that says what the time of a file means */
import { randomUUID } from 'node:crypto';
import { open, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** What is known of a file without reading it. */
interface Written {
  readonly mtimeMs: number;
}

/** How long ago a file was written, in milliseconds; 0 for one that came after the clock was read. */
type AgeOf = (file: Written) => number;

/**
 * Tells the age of files by the clock of the file system that holds them, which is another machine's where the folder is
 * mounted from one. That clock shows in what is written: an empty file, which finds room on a full disk too.
 * @param folder an existing one of that file system, where a stray file does no harm: a process may be killed here
 */
export async function agesIn(folder: string): Promise<AgeOf> {
  const probe = path.join(folder, `clock-${randomUUID()}`);
  try {
    const handle = await open(probe, 'wx', 0o600);
    await handle.close();
    const now = await stat(probe);
    return ({ mtimeMs }) => Math.max(0, now.mtimeMs - mtimeMs);
  } finally {
    await rm(probe, { force: true });
  }
}

/** Makes a file count as written when another one of the same file system was. */
export async function writtenLike(file: string, other: string): Promise<void> {
  const { mtime } = await stat(other);
  await utimes(file, mtime, mtime);
}

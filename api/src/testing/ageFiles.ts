/* eslint-disable phoeiphrae/no-file-times -- puts the time of a file back, whatever it is */
import { readdir, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '@phoeiphrae/db/startError';

/** Makes a file, or a folder itself, look as if it had been written so much earlier (in milliseconds) than it was. */
export async function ageFile(file: string, milliseconds: number): Promise<void> {
  const { mtimeMs } = await stat(file);
  const earlier = new Date(mtimeMs - milliseconds);
  await utimes(file, earlier, earlier);
}

/** The same for everything that lies below a folder, and is not removed by another process meanwhile. */
export async function ageAll(folder: string, milliseconds: number): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  const age = (name: string) =>
    ageFile(path.join(folder, name), milliseconds).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
    });
  await Promise.all(names.map(age));
}

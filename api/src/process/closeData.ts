import type { Stats } from 'node:fs';
import { chmod, lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { FILE_MODE, FOLDER_MODE, prepareFolder } from '@phoeiphrae/db/closedFolder';
import { errorCode } from '@phoeiphrae/db/startError';

/** What is ours in DATA_DIR; PostgreSQL sees to its own folder. */
const OURS = ['blobs', 'blob-cache', 'uploads', 'secrets.json', 'postgres.json'];
/** Gone meanwhile, another user's, or on a file system without modes. */
const LEFT_AS_IT_IS = ['ENOENT', 'ENOTDIR', 'EPERM', 'EACCES', 'ENOTSUP', 'EROFS'];

function wantedMode(found: Stats): number | undefined {
  if (found.isDirectory()) return FOLDER_MODE;
  return found.isFile() ? FILE_MODE : undefined; // a link leads elsewhere
}

/** A folder comes last: one that is closed has nothing open within, also after a start that was broken off. */
async function closeTree(place: string): Promise<void> {
  const found = await lstat(place);
  const wanted = wantedMode(found);
  if (wanted === undefined || (found.mode & 0o777) === wanted) return;
  if (found.isDirectory()) {
    for (const name of await readdir(place)) await closeIfOurs(path.join(place, name));
  }
  await chmod(place, wanted);
}

async function closeIfOurs(place: string): Promise<void> {
  try {
    await closeTree(place);
  } catch (error) {
    if (!LEFT_AS_IT_IS.includes(errorCode(error) ?? '')) throw error;
  }
}

/**
 * Closes to others of the machine what is kept in DATA_DIR: earlier versions left folders open to them. Takes long once, where
 * there is much; a blob folder that is a link to another disk is closed too.
 * @throws StartError when DATA_DIR cannot be written
 */
export async function closeData(dataDir: string): Promise<void> {
  prepareFolder(dataDir);
  for (const name of OURS) {
    const place = await realpath(path.join(dataDir, name)).catch(() => undefined);
    if (place !== undefined) await closeIfOurs(place);
  }
}

import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartError, errorCode, errorText } from './startError.ts';

/** What lies in DATA_DIR is for the user that the product runs as, and for nobody else of the machine. */
export const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;

/** A group may pass through and see nothing: PostgreSQL's, where the product runs as root. See `runAs.ts`. */
export const PASSAGE_MODE = 0o710;
/** The bits by which others, or a group, could look in. */
const OPEN_BITS = 0o077 & ~PASSAGE_MODE;
/** A folder that everybody puts things into, as /tmp: it is not ours to close. */
const STICKY = 0o1000;

/** mkdir's own `recursive` never returns where the system refuses with ENOENT, as /proc does. */
function makeFolder(folder: string, mode?: number): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, mode);
}

/** Where it is another user's, or the file system has no modes, it stays as it is. */
function closeFolder(folder: string): void {
  const { mode } = statSync(folder);
  if ((mode & OPEN_BITS) === 0 || (mode & STICKY) !== 0) return;
  try {
    chmodSync(folder, FOLDER_MODE);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EROFS'].includes(errorCode(error) ?? '')) throw error;
  }
}

/**
 * Makes the folder of the data, closed to others, or closes the one that is there.
 * @throws StartError naming the folder when it cannot be made or written.
 */
export function prepareFolder(folder: string): void {
  try {
    makeFolder(folder, FOLDER_MODE);
    accessSync(folder, constants.W_OK | constants.X_OK);
    closeFolder(folder);
  } catch (error) {
    const code = errorCode(error) ?? errorText(error);
    throw new StartError(
      `เขียนโฟลเดอร์ข้อมูล ${folder} ไม่ได้`,
      `Cannot write to the data folder ${folder} (${code})`,
    );
  }
}

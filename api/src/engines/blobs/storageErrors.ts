import { errorCode, errorText } from '@phoeiphrae/db/startError';

/** There is no room left for the bytes. Nothing of them is kept. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** The place for the bytes cannot be read or written now: read-only, unplugged, not reached. */
export class StorageUnavailableError extends Error {
  override readonly name = 'StorageUnavailableError';
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const UNAVAILABLE = new Set([
  'EROFS',
  'EACCES',
  'EPERM',
  'EIO',
  'ENOTDIR',
  // Something else stands where a folder should be.
  'EEXIST',
  'ESTALE',
  'ENODEV',
  'EMFILE',
  'ENFILE',
]);

/** The same failure by what it means for whoever asked, if the system says so; anything else as it is. */
export function asStorageError(error: unknown): unknown {
  const code = errorCode(error) ?? '';
  if (FULL.has(code)) return new StorageFullError(errorText(error), { cause: error });
  if (UNAVAILABLE.has(code)) return new StorageUnavailableError(errorText(error), { cause: error });
  return error;
}

/**
 * Runs work on the file system; what it refuses is thrown by its meaning.
 * @throws {StorageFullError} {StorageUnavailableError} when the system says so; anything else as it is.
 */
export async function onStorage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStorageError(error);
  }
}

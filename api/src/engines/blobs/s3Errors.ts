import { errorText } from '@phoeiphrae/db/startError';
import { BlobTooLargeError, DamagedBlobError, DigestMismatchError, MissingBlobError } from './blobStore.ts';
import { asStorageError, StorageFullError, StorageUnavailableError } from './storageErrors.ts';

const OURS = [
  BlobTooLargeError,
  DamagedBlobError,
  DigestMismatchError,
  MissingBlobError,
  StorageFullError,
  StorageUnavailableError,
];

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

export const isNotFound = (error: unknown): boolean => statusOf(error) === 404;

/**
 * Runs work on the bucket. Whatever the server refuses, or that it is not reached, means that it is not available.
 * @throws {StorageFullError} {StorageUnavailableError} by what the server says; our own as they are.
 */
export async function onS3<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (raw) {
    const error = asStorageError(raw);
    if (OURS.some((kind) => error instanceof kind)) throw error;
    if (statusOf(error) === 507) throw new StorageFullError(errorText(error), { cause: error });
    throw new StorageUnavailableError(errorText(error), { cause: error });
  }
}

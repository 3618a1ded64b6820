import type { Readable } from 'node:stream';

export interface StoredBlob {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

export interface ListedBlob extends StoredBlob {
  /**
   * How long ago it was stored, in milliseconds, by the clock of the medium: whatever the clock of this process says, a
   * sweep takes nothing that has just come.
   */
  readonly ageMs: number;
}

/** A half-open range of bytes: `start` up to and without `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What is known of the bytes beforehand; they are kept only if it is so. */
export interface Expected {
  readonly sha256?: string;
  /** In bytes; this many are still allowed. */
  readonly maxSize?: number;
}

/** The bytes under this digest are not what the digest says. They are never served. */
export class DamagedBlobError extends Error {
  override readonly name = 'DamagedBlobError';
}

/** There are no bytes under this digest. */
export class MissingBlobError extends Error {
  override readonly name = 'MissingBlobError';
}

/** What was sent is not what its sender said it is. */
export class DigestMismatchError extends Error {
  override readonly name = 'DigestMismatchError';
}

/** More bytes came than are allowed. */
export class BlobTooLargeError extends Error {
  override readonly name = 'BlobTooLargeError';
}

/**
 * Bytes addressed by their SHA-256 (lower-case hexadecimal). What is there never changes; the same bytes are kept once.
 * A process may be killed at any point: an address holds the whole blob or nothing. No bytes at all are a blob as well;
 * whether an empty file makes sense is for others to say.
 * Whatever the medium itself refuses is thrown as `StorageFullError` or `StorageUnavailableError` (storageErrors.ts).
 */
export interface BlobStore {
  /**
   * Keeps what the stream gives, without holding it in memory. Bytes that lie there damaged are replaced; those that lie
   * there well count as stored now, so that no sweep takes them before they are put to use.
   * @throws {DigestMismatchError} {BlobTooLargeError} and then keeps nothing.
   */
  put(bytes: Readable, expected?: Expected): Promise<StoredBlob>;
  /**
   * The bytes, checked against their digest before the first of them is given out. A range is cut to what there is.
   * @throws {MissingBlobError} {DamagedBlobError}
   */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** In bytes, or undefined when there is no such blob. */
  size(sha256: string): Promise<number | undefined>;
  /** Reads every byte. */
  verify(sha256: string): Promise<'intact' | 'damaged' | 'missing'>;
  /**
   * Whether the bytes are those of the digest where they are kept, not in a copy of ours. Every byte is read, unless it was
   * before and the medium says that nothing has touched it since.
   */
  confirm(sha256: string): Promise<'intact' | 'damaged' | 'missing'>;
  /** Every blob that is kept, in any order. */
  list(): AsyncIterable<ListedBlob>;
  delete(sha256: string): Promise<void>;
  /** Removes what broken-off writes left behind longer ago than that, in milliseconds. @returns how many. */
  sweepUnfinished(olderThanMs: number): Promise<number>;
  /** @throws StartError when nothing can be written there. */
  check(): Promise<void>;
}

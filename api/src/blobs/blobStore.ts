import type { Readable } from 'node:stream';

export interface StoredBlob {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** A half-open range of bytes: `start` up to and without `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The bytes under this digest are not what the digest says. They are never served. */
export class DamagedBlobError extends Error {
  override readonly name = 'DamagedBlobError';
}

/** There are no bytes under this digest. */
export class MissingBlobError extends Error {
  override readonly name = 'MissingBlobError';
}

/**
 * Bytes addressed by their SHA-256 (lower-case hexadecimal). What is there never changes; the same bytes are kept once.
 * A process may be killed at any point: an address holds the whole blob or nothing.
 */
export interface BlobStore {
  /** Keeps what the stream gives, without holding it in memory. @throws when `expected` is given and differs. */
  put(bytes: Readable, expected?: { sha256?: string; maxSize?: number }): Promise<StoredBlob>;
  /**
   * The bytes, checked against their digest before the first of them is given out.
   * @throws {MissingBlobError} {DamagedBlobError}
   */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** In bytes, or undefined when there is no such blob. */
  size(sha256: string): Promise<number | undefined>;
  /** Reads every byte. */
  verify(sha256: string): Promise<'intact' | 'damaged' | 'missing'>;
  /** Every blob that is kept, in any order. */
  list(): AsyncIterable<{ sha256: string; size: number; storedAt: Date }>;
  delete(sha256: string): Promise<void>;
  /** Removes what broken-off writes left behind before that moment. @returns how many. */
  sweepUnfinished(before: Date): Promise<number>;
}

import type { BlobStore } from './blobStore.ts';

/** How long bytes may lie in the store before a row speaks of them, in milliseconds. */
const GRACE_MS = 3_600_000;
/** A day: an upload to a bucket in many parts may take long. */
const UNFINISHED_MS = 24 * GRACE_MS;
const BATCH = 500;

/** What knows which blobs are in use. */
export interface References {
  /** Those of the digests that are in use. */
  known(digests: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Removes a blob if it is still not in use, and lets nobody begin to use it meanwhile.
   * @returns whether it was removed.
   */
  removeUnlessKnown(sha256: string, remove: () => Promise<void>): Promise<boolean>;
}

/**
 * Removes what no row speaks of and is older than an hour, and what broken-off writes left: a process may be killed
 * after the bytes are stored and before they are put to use.
 * @returns how many blobs and leftovers are gone
 */
export async function sweepBlobs(blobs: BlobStore, references: References): Promise<number> {
  let swept = await blobs.sweepUnfinished(UNFINISHED_MS);
  let batch: string[] = [];
  const look = async () => {
    const known = await references.known(batch);
    for (const sha256 of batch.filter((digest) => !known.has(digest))) {
      if (await references.removeUnlessKnown(sha256, () => blobs.delete(sha256))) swept++;
    }
    batch = [];
  };
  for await (const { sha256, ageMs } of blobs.list()) {
    if (ageMs > GRACE_MS) batch.push(sha256);
    if (batch.length >= BATCH) await look();
  }
  await look();
  return swept;
}

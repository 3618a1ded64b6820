import { inArray } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { sweepBlobs, type References } from '../../engines/blobs/sweep.ts';
import type { Deps } from '../../office/deps.ts';
import { sweepUploads } from './uploads/sweepUploads.ts';

/** Thrown to undo a transaction that was only there to hold others off. */
class Undo extends Error {}

/**
 * Expired uploads, and bytes that no row speaks of. Rows of blobs are never deleted, so what was published once stays.
 * @returns how many uploads, blobs and leftovers are gone
 */
export async function sweepFiles(deps: Deps): Promise<number> {
  return (await sweepUploads(deps)) + (await sweepBlobs(deps.blobs, referencesIn(deps)));
}

function referencesIn({ db, clock }: Deps): References {
  return {
    known: async (digests) => {
      if (digests.length === 0) return new Set();
      const rows = await db.orm
        .select({ sha256: blobs.sha256 })
        .from(blobs)
        .where(inArray(blobs.sha256, [...digests]));
      return new Set(rows.map(({ sha256 }) => sha256));
    },
    /**
     * Writes the blob's row and takes it back. Who writes the same row at that moment waits for us, then looks whether
     * the bytes are there; and if theirs came first, we wait, and find that the blob is in use.
     */
    removeUnlessKnown: async (sha256, remove) => {
      let removed = false;
      await db.orm
        .transaction(async (tx) => {
          const storedAt = clock.now().toISOString();
          const row = { sha256, size: 0, mediaType: 'application/octet-stream', storedAt };
          const { rowCount } = await tx.insert(blobs).values(row).onConflictDoNothing();
          if (!rowCount) return;
          await remove();
          removed = true;
          throw new Undo();
        })
        .catch((error: unknown) => {
          if (!(error instanceof Undo)) throw error;
        });
      return removed;
    },
  };
}

import { inArray } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { orderFiles } from '@phoeiphrae/db/schema/power';
import { sweepBlobs, type References } from '../../engines/blobs/sweep.ts';
import type { Deps, Queryable } from '../../office/deps.ts';
import { sweepOrderFiles } from './orders/sweepOrderFiles.ts';
import { sweepUploads } from './uploads/sweepUploads.ts';

/** Thrown to undo a transaction that was only there to hold others off. */
class Undo extends Error {}

/**
 * Expired uploads, files of orders that no order names, and bytes that no row speaks of. Rows of blobs are never deleted, so what was published once stays.
 * @returns how many uploads, files of orders, blobs and leftovers are gone
 */
export async function sweepFiles(deps: Deps): Promise<number> {
  const forgotten = (await sweepUploads(deps)) + (await sweepOrderFiles(deps));
  return forgotten + (await sweepBlobs(deps.blobs, referencesIn(deps)));
}

function referencesIn({ db, clock }: Deps): References {
  return {
    known: async (digests) => {
      if (digests.length === 0) return new Set();
      const stored = await db.orm
        .select({ sha256: blobs.sha256 })
        .from(blobs)
        .where(inArray(blobs.sha256, [...digests]));
      const kept = await keptForOrders(db.orm, digests);
      return new Set([...stored.map(({ sha256 }) => sha256), ...kept]);
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
          if (!rowCount || (await keptForOrders(tx, [sha256])).length > 0) throw new Undo();
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

/** Those of the digests that are files of orders, also of orders that are still to be asked for. */
async function keptForOrders(db: Queryable, digests: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ sha256: orderFiles.sha256 })
    .from(orderFiles)
    .where(inArray(orderFiles.sha256, [...digests]));
  return rows.map(({ sha256 }) => sha256);
}

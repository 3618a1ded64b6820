import { asc, eq, gt } from 'drizzle-orm';
import { blobs, itemFiles } from '@phoeiphrae/db/schema/files';
import { orderFiles } from '@phoeiphrae/db/schema/power';
import type { Deps } from '../../office/deps.ts';
import { markDamaged } from './serving/damage.ts';

type Fault = 'damaged' | 'missing';

interface BlobFault {
  readonly sha256: string;
  readonly fault: Fault;
  /** Under which names items and orders carry it; none for a picture of a page. */
  readonly names: string[];
}

interface BlobsVerdict {
  readonly count: number;
  /** Read altogether. */
  readonly bytes: number;
  readonly faults: BlobFault[];
}

const BATCH = 200;

/**
 * Reads back every byte of every blob that a row speaks of. What is not intact is marked, so that it is served to nobody
 * and the administrators are told; what was put back intact is served again.
 */
export async function verifyBlobs(deps: Deps): Promise<BlobsVerdict> {
  const faults: BlobFault[] = [];
  let [count, bytes, last] = [0, 0, ''];
  for (;;) {
    const rows = await deps.db.orm
      .select()
      .from(blobs)
      .where(gt(blobs.sha256, last))
      .orderBy(asc(blobs.sha256))
      .limit(BATCH);
    if (rows.length === 0) return { count, bytes, faults };
    for (const row of rows) {
      const fault = await verifyBlob(deps, row);
      if (fault) faults.push({ sha256: row.sha256, fault, names: await namesOf(deps, row.sha256) });
      count++;
      bytes += row.size;
      last = row.sha256;
    }
  }
}

/** The same for one of them. @returns what is wrong with it; undefined for nothing */
export async function verifyBlob(deps: Deps, row: typeof blobs.$inferSelect): Promise<Fault | undefined> {
  const state = await deps.blobs.verify(row.sha256);
  if (state !== 'intact') {
    await markDamaged(deps, row.sha256);
    return state;
  }
  if (row.damagedAt !== null) {
    await deps.db.orm.update(blobs).set({ damagedAt: null }).where(eq(blobs.sha256, row.sha256));
  }
  return undefined;
}

async function namesOf({ db }: Deps, sha256: string): Promise<string[]> {
  const ofItems = await db.orm
    .selectDistinct({ name: itemFiles.name })
    .from(itemFiles)
    .where(eq(itemFiles.sha256, sha256));
  const ofOrders = await db.orm
    .select({ name: orderFiles.name })
    .from(orderFiles)
    .where(eq(orderFiles.sha256, sha256));
  return [...ofItems, ...ofOrders].map(({ name }) => name);
}

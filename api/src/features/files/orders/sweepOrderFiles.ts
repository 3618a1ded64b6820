import { and, isNull, lte } from 'drizzle-orm';
import { orderFiles } from '@phoeiphrae/db/schema/power';
import type { Deps } from '../../../office/deps.ts';
import { UPLOAD_LIFE_MS } from '../uploads/uploads.ts';

/**
 * Forgets the files of orders that no order came to name within a day, as other uploads are; the bytes go with the sweep
 * of blobs. Whoever binds one at that moment waits for us and finds none, or we wait and find it bound.
 * @returns how many are forgotten
 */
export async function sweepOrderFiles({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const before = new Date(clock.now().getTime() - UPLOAD_LIFE_MS).toISOString();
  const { rowCount } = await db.orm
    .delete(orderFiles)
    .where(and(isNull(orderFiles.boundAt), lte(orderFiles.keptAt, before)));
  return rowCount ?? 0;
}

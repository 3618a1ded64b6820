import { and, eq, isNull } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { orderFiles } from '@phoeiphrae/db/schema/power';
import type { OrderFile } from '@phoeiphrae/shared/orderFile';
import type { WriteContext } from '../../../office/write.ts';
import type { StoredFile } from '../uploads/storeUploadedFile.ts';
import { isOrderType } from './examineOrder.ts';
import { requireOrderKeeper } from './orderFilePolicy.ts';

/**
 * Writes down that the bytes of an order's file are kept. The same bytes are kept once, under the name that they came with
 * first; while no order names them, their day begins anew.
 * @throws {ProblemException} 403
 */
export async function keepOrderFile(
  { tx, actor, now }: WriteContext,
  file: () => StoredFile,
): Promise<OrderFile> {
  requireOrderKeeper(actor);
  const { sha256, name, mediaType, size } = file();
  if (!isOrderType(mediaType)) throw new Error('the file was not examined');
  const fresh = { sha256, name, mediaType, size, keptBy: actor.userId, keptAt: now };
  await tx.insert(orderFiles).values(fresh).onConflictDoNothing();
  const unbound = and(eq(orderFiles.sha256, sha256), isNull(orderFiles.boundAt));
  await tx.update(orderFiles).set({ keptAt: now }).where(unbound);
  // What was found damaged has been put back with these bytes.
  await tx.update(blobs).set({ damagedAt: null }).where(eq(blobs.sha256, sha256));
  return { sha256, name, mediaType, size };
}

import { and, eq, isNull } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { orderFiles } from '@phoeiphrae/db/schema/power';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { faultTable } from '../../http/fault.ts';
import { ProblemException } from '../../http/problem.ts';
import type { Deps, Tx } from '../deps.ts';
import type { WriteContext } from '../write.ts';

const FAULTS = faultTable({
  order_file_unknown: [
    '/orderFile',
    'ระบบไม่มีไฟล์คำสั่งนี้ ให้เลือกไฟล์คำสั่งอีกครั้งเพื่อส่งเข้าระบบ (POST /uploads แล้ว POST /order-files) แล้วบันทึกใหม่',
    'The file of this order is not kept here: choose it again, so that it is sent (POST /uploads, then POST /order-files), and save again.',
  ],
});

/** An order that names a file, or none, and who asks for it. */
interface Naming {
  readonly orderFile?: string | null | undefined;
  readonly by: ActorStamp;
}

/**
 * Ties the file that an order names to it for good: from here on no sweep takes its bytes, and each verification reads
 * them. Only who asks is asked for the bytes; what was asked for earlier, by a digest alone, still takes effect.
 * @throws {ProblemException} 422 when the bytes are not kept, or are not what they were.
 */
export async function bindOrderFile(
  context: WriteContext,
  { blobs: store }: Pick<Deps, 'blobs'>,
  { orderFile: sha256, by }: Naming,
): Promise<void> {
  if (sha256 === null || sha256 === undefined) return;
  const kept = (await bindNow(context, sha256, by)) && (await isSound(context.tx, sha256));
  // The sweep may have come between the bytes and their row. It and our row wait for each other: what is there now stays.
  if (kept && (await store.size(sha256)) !== undefined) return;
  throw new ProblemException('requirements-not-met', { errors: [FAULTS.order_file_unknown] });
}

/** @returns whether the file is kept, and bound now or before. */
async function bindNow({ tx, now, record }: WriteContext, sha256: string, by: ActorStamp): Promise<boolean> {
  const [bound] = await tx
    .update(orderFiles)
    .set({ boundAt: now })
    .where(and(eq(orderFiles.sha256, sha256), isNull(orderFiles.boundAt)))
    .returning();
  if (bound) {
    const { name, size, mediaType, keptBy } = bound;
    await tx.insert(blobs).values({ sha256, size, mediaType, storedAt: now }).onConflictDoNothing();
    const details = { sha256, name, size, mediaType, keptBy };
    await record({ type: 'power.order_kept', by, details });
    return true;
  }
  const before = await tx
    .select({ sha256: orderFiles.sha256 })
    .from(orderFiles)
    .where(eq(orderFiles.sha256, sha256));
  return before.length > 0;
}

async function isSound(tx: Tx, sha256: string): Promise<boolean> {
  const [row] = await tx.select({ at: blobs.damagedAt }).from(blobs).where(eq(blobs.sha256, sha256));
  return row?.at === null;
}

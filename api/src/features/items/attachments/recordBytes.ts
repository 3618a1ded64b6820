import { and, eq } from 'drizzle-orm';
import { blobs, fileExaminations, itemFiles } from '@phoeiphrae/db/schema/files';
import { REFUSALS } from '@phoeiphrae/shared/examination';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { nameRefusal } from '../../../engines/examination/nameRefusal.ts';
import { refusedFor } from '../../../http/problem.ts';
import type { Tx } from '../../../office/deps.ts';
import type { WriteContext } from '../../../office/write.ts';
import type { StoredFile } from '../../files/uploads/storeUploadedFile.ts';

interface Attached {
  readonly itemId: string;
  readonly file: StoredFile;
  readonly by: ActorStamp;
  /** Whether there is a virus scanner, so that the file waits for it. */
  readonly scanned: boolean;
}

/**
 * Writes down which bytes the item may use, and has them examined: also those that are known from elsewhere, so that
 * nobody learns that they are. Only what this item had before, examined and found fit, is not examined again.
 * @returns the media type under which the file goes.
 * @throws {ProblemException} 422 for a name that does not fit what the bytes were found to be.
 */
export async function recordBytes(
  { tx, actor, now }: WriteContext,
  { itemId, file, by, scanned }: Attached,
): Promise<string> {
  const { sha256, size, mediaType, name } = file;
  await tx.insert(blobs).values({ sha256, size, mediaType, storedAt: now }).onConflictDoNothing();
  const scan = scanned ? { result: 'waiting' as const, at: now } : null;
  await tx.insert(fileExaminations).values({ sha256, scan }).onConflictDoNothing();
  const { blob, fit } = await lockBytes(tx, itemId, sha256);
  if (blob.damagedAt !== null) {
    await tx.update(blobs).set({ damagedAt: null }).where(eq(blobs.sha256, sha256));
  }
  const given = fit ? blob.mediaType : mediaType;
  requireFittingName(name, given);
  const waiting = { state: 'waiting' as const, waitsSince: now, attempts: 0, leaseUntil: null, scan };
  await tx
    .insert(itemFiles)
    .values({ itemId, sha256, name, uploadedBy: actor.userId, stamp: by, at: now, ...waiting })
    .onConflictDoUpdate({
      target: [itemFiles.itemId, itemFiles.sha256],
      set: { name, ...(fit ? {} : waiting) },
    });
  return given;
}

/** What is known of the bytes, locked, and whether this item has had them examined and found fit. */
async function lockBytes(tx: Tx, itemId: string, sha256: string) {
  const [known] = await tx
    .select({ blob: blobs, examination: fileExaminations })
    .from(blobs)
    .innerJoin(fileExaminations, eq(fileExaminations.sha256, blobs.sha256))
    .where(eq(blobs.sha256, sha256))
    .for('update', { of: fileExaminations });
  if (!known) throw new Error('the bytes were not written down');
  const { blob, examination } = known;
  const [had] = await tx
    .select({ state: itemFiles.state })
    .from(itemFiles)
    .where(and(eq(itemFiles.itemId, itemId), eq(itemFiles.sha256, sha256)));
  const accepted = examination.state === 'done' && examination.result?.verdict === 'accepted';
  return { blob, fit: accepted && had?.state === 'done' };
}

/** What was examined under another name is not examined again, so this name is looked at here. */
function requireFittingName(name: string, mediaType: string): void {
  const refusal = nameRefusal(name, mediaType);
  if (!refusal) return;
  const { code } = refusal;
  throw refusedFor('requirements-not-met', { pointer: '/upload', code, detail: REFUSALS[code] });
}

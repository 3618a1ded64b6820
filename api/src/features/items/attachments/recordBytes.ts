import { eq } from 'drizzle-orm';
import { blobs, fileExaminations, itemFiles } from '@phoeiphrae/db/schema/files';
import { REFUSALS } from '@phoeiphrae/shared/examination';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { nameRefusal } from '../../../engines/examination/nameRefusal.ts';
import { refusedFor } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import type { StoredFile } from './storeUploadedFile.ts';

interface Attached {
  readonly itemId: string;
  readonly file: StoredFile;
  readonly by: ActorStamp;
  /** Whether there is a virus scanner, so that the file waits for it. */
  readonly scanned: boolean;
}

/**
 * Writes down which bytes the item may use, and has them examined. Bytes that were found fit before are not examined
 * again; those that were refused get another chance under the name they have now.
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
  const [known] = await tx
    .select({ blob: blobs, examination: fileExaminations })
    .from(blobs)
    .innerJoin(fileExaminations, eq(fileExaminations.sha256, blobs.sha256))
    .where(eq(blobs.sha256, sha256))
    .for('update', { of: fileExaminations });
  if (!known) throw new Error('the bytes were not written down');
  const { blob, examination } = known;
  if (blob.damagedAt !== null) {
    await tx.update(blobs).set({ damagedAt: null }).where(eq(blobs.sha256, sha256));
  }
  const fit = examination.state === 'done' && examination.result?.verdict === 'accepted';
  requireFittingName(name, fit ? blob.mediaType : mediaType);
  if (!fit) {
    await tx.update(blobs).set({ mediaType }).where(eq(blobs.sha256, sha256));
    const again = { state: 'waiting' as const, attempts: 0, leaseUntil: null };
    await tx.update(fileExaminations).set(again).where(eq(fileExaminations.sha256, sha256));
  }
  await tx
    .insert(itemFiles)
    .values({ itemId, sha256, name, uploadedBy: actor.userId, stamp: by, at: now })
    .onConflictDoUpdate({ target: [itemFiles.itemId, itemFiles.sha256], set: { name } });
  return fit ? blob.mediaType : mediaType;
}

/** What was examined under another name is not examined again, so this name is looked at here. */
function requireFittingName(name: string, mediaType: string): void {
  const refusal = nameRefusal(name, mediaType);
  if (!refusal) return;
  const { code } = refusal;
  throw refusedFor('requirements-not-met', { pointer: '/upload', code, detail: REFUSALS[code] });
}

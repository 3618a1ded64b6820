import { createReadStream } from 'node:fs';
import { and, eq, lte, ne } from 'drizzle-orm';
import { blobs, fileExaminations, filePages, itemFiles } from '@phoeiphrae/db/schema/files';
import { SYSTEM_STAMP } from '../../../office/actor.ts';
import type { StoredBlob } from '../../../engines/blobs/blobStore.ts';
import type { Deps, Tx } from '../../../office/deps.ts';
import {
  EXAMINER_VERSION,
  type ExaminedFile,
  type PagePicture,
} from '../../../engines/examination/examination.ts';
import { packPrint } from '../../../engines/words/textPrint.ts';
import { notify } from '../../../office/notify.ts';
import { recordEvent } from '../../../office/log/recordEvent.ts';
import { indexAnew } from '../../../office/search/indexDue.ts';
import type { Claimed } from './claim.ts';
import { ownersOf } from './owners.ts';

interface Result extends Pick<Claimed, 'sha256' | 'since' | 'itemId'> {
  /** The name under which it was examined. */
  readonly name: string;
  readonly state: 'done' | 'failed';
  readonly examined: ExaminedFile;
}

type KeptPicture = PagePicture & { readonly blob: StoredBlob };

/**
 * Stores what an examination gave: pictures first, since bytes without a row do no harm, then all rows at once.
 * @throws {Error} when a picture was swept away before its row was written; the file is then examined again.
 */
export async function keepResult(deps: Deps, result: Result): Promise<void> {
  const { sha256, since, itemId, name, state, examined } = result;
  const pictures: KeptPicture[] = [];
  for (const picture of examined.pictures) {
    pictures.push({ ...picture, blob: await deps.blobs.put(createReadStream(picture.path)) });
  }
  const now = deps.clock.now().toISOString();
  const { examination, maskedText } = examined;
  const print = packPrint(await deps.words.print(maskedText));
  await deps.db.orm.transaction(async (tx) => {
    const settled = await settleAttachments(tx, sha256, since);
    // What was found fit stays so for those who have it, should the same bytes not be read to their end another time.
    if (state === 'failed' && itemId !== null) return;
    await tx.select().from(blobs).where(eq(blobs.sha256, sha256)).for('update');
    const before = await tx
      .select({ maskedText: fileExaminations.maskedText })
      .from(fileExaminations)
      .where(eq(fileExaminations.sha256, sha256));
    await keepPictures(tx, sha256, pictures, now);
    await requireBytes(deps, pictures);
    await tx
      .update(fileExaminations)
      .set({
        state,
        leaseUntil: null,
        engine: EXAMINER_VERSION,
        result: examination,
        maskedText,
        print,
        examinedAt: now,
      })
      .where(eq(fileExaminations.sha256, sha256));
    if (before[0]?.maskedText !== maskedText) await indexAnew(tx, deps.jobs, sha256);
    if (examination.verdict === 'accepted') {
      await tx.update(blobs).set({ mediaType: examination.mediaType }).where(eq(blobs.sha256, sha256));
    } else
      await tellOwners(tx, itemId === null ? await ownersOf(tx, sha256) : settled, { sha256, name }, now);
    const refusals = examination.refusals.map(({ code }) => code);
    const findings = examination.findings.length + examination.moreFindings;
    const pages = pictures.map(({ page, width, height, blob }) => ({
      page,
      width,
      height,
      sha256: blob.sha256,
    }));
    const { verdict, mediaType } = examination;
    const details = { sha256, verdict, mediaType, refusals, findings, pages, engine: EXAMINER_VERSION };
    await recordEvent(tx, { type: 'file.examined', by: SYSTEM_STAMP, at: now, requestId: null, details });
  });
}

async function keepPictures(
  tx: Tx,
  sha256: string,
  pictures: readonly KeptPicture[],
  now: string,
): Promise<void> {
  await tx.delete(filePages).where(eq(filePages.sha256, sha256));
  for (const { page, width, height, blob } of pictures) {
    const row = { sha256: blob.sha256, size: blob.size, mediaType: 'image/webp', storedAt: now };
    await tx.insert(blobs).values(row).onConflictDoNothing();
    await tx.insert(filePages).values({ sha256, page, width, height, imageSha256: blob.sha256 });
  }
}

/**
 * The sweep may have come between the bytes and their row. It and our row wait for each other: what is there now stays.
 * @throws Error when it has; the file is then examined again.
 */
async function requireBytes(deps: Deps, pictures: readonly KeptPicture[]): Promise<void> {
  const sizes = await Promise.all(pictures.map(({ blob }) => deps.blobs.size(blob.sha256)));
  if (sizes.includes(undefined))
    throw new Error('a picture of a page was swept away before its row was written');
}

/** Everything that was attached before the examination began has had it. @returns by whom and where */
async function settleAttachments(tx: Tx, sha256: string, since: string): Promise<Owner[]> {
  return tx
    .update(itemFiles)
    .set({ state: 'done', waitsSince: null, leaseUntil: null })
    .where(and(eq(itemFiles.sha256, sha256), ne(itemFiles.state, 'done'), lte(itemFiles.waitsSince, since)))
    .returning({ itemId: itemFiles.itemId, userId: itemFiles.uploadedBy });
}

interface Owner {
  readonly itemId: string;
  readonly userId: string;
}

/** Whoever attached it hears that it cannot be published. */
export async function tellOwners(
  tx: Tx,
  owners: readonly Owner[],
  details: { sha256: string; name: string },
  now: string,
): Promise<void> {
  for (const { itemId, userId } of owners)
    await notify(tx, [userId], { kind: 'file_refused', itemId, details: { ...details } }, now);
}

import { and, eq, sql } from 'drizzle-orm';
import { blobs, fileExaminations, filePages, itemFiles } from '@phoeiphrae/db/schema/files';
import { revisions } from '@phoeiphrae/db/schema/items';
import type { Queryable } from '../../../office/deps.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { ServedFile } from '../../files/serving/servedFile.ts';
import { attachedExamination } from '../rules/attachedExamination.ts';
import { maySeeRevision } from '../rules/itemPolicy.ts';
import { readRevisions } from '../rules/readRevisions.ts';
import { seenItem, type Viewer } from '../rules/viewer.ts';

/**
 * A file of an item, for whoever may see a revision that carries it. One that was dropped from every revision, or
 * stands only in revisions that are not for these eyes, is not there.
 * @throws {ProblemException} 404, the same for each of these reasons.
 */
export async function seenFile(
  db: Queryable,
  viewer: Viewer,
  { itemId, sha256 }: { itemId: string; sha256: string },
): Promise<ServedFile> {
  const facts = await seenItem(db, itemId, viewer);
  const carrying = JSON.stringify([{ sha256 }]);
  const where = sql`${revisions.itemId} = ${itemId} AND ${revisions.content} -> 'files' @> ${carrying}::jsonb`;
  const carriers = await readRevisions(db, where, viewer.actor.policy);
  const seen = carriers.findLast((revision) => maySeeRevision(viewer.actor, facts, revision));
  const file = seen?.row.content.files.find((one) => one.sha256 === sha256);
  const [row] = file
    ? await db
        .select({ blob: blobs, attached: itemFiles, bytes: fileExaminations })
        .from(blobs)
        .innerJoin(fileExaminations, eq(fileExaminations.sha256, blobs.sha256))
        .innerJoin(itemFiles, and(eq(itemFiles.sha256, blobs.sha256), eq(itemFiles.itemId, itemId)))
        .where(eq(blobs.sha256, sha256))
    : [];
  if (!file || !row) throw new ProblemException('not-found');
  const { scan, result } = attachedExamination(row.attached, row.bytes);
  const { size, damagedAt } = row.blob;
  const { mediaType } = result?.verdict === 'accepted' ? row.blob : file;
  // What a virus was found in is given to nobody, as if it were damaged.
  const damaged = damagedAt !== null || scan?.result === 'found';
  // Only what was found harmless is shown by a browser; before that, and after a refusal, a PDF may hold scripts.
  const download = result?.verdict !== 'accepted';
  return { sha256, size, mediaType, name: file.name, damaged, download, cache: 'none' };
}

/** The picture of a page of such a file; page 0 is its thumbnail. @throws {ProblemException} 404 */
export async function seenPage(
  db: Queryable,
  viewer: Viewer,
  { page, ...of }: { itemId: string; sha256: string; page: number },
): Promise<ServedFile> {
  const { download } = await seenFile(db, viewer, of);
  if (download) throw new ProblemException('not-found');
  const [row] = await db
    .select({ blob: blobs })
    .from(filePages)
    .innerJoin(blobs, eq(blobs.sha256, filePages.imageSha256))
    .where(and(eq(filePages.sha256, of.sha256), eq(filePages.page, page)));
  if (!row) throw new ProblemException('not-found');
  const { sha256, size, mediaType, damagedAt } = row.blob;
  const name = `page-${String(page)}.webp`;
  return { sha256, size, mediaType, name, damaged: damagedAt !== null, cache: 'none' };
}

import { and, eq } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { paperDecisions } from '@phoeiphrae/db/schema/paper';
import type { Queryable } from '../../../office/deps.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { ServedFile } from '../../files/serving/servedFile.ts';
import { seenItem, type Viewer } from '../rules/viewer.ts';
import { maySeeScan } from './inkDecisionPolicy.ts';

/** The scan of a signed paper, for those who work on the item. @throws {ProblemException} 404 */
export async function seenScan(
  db: Queryable,
  viewer: Viewer,
  { itemId, paperId }: { itemId: string; paperId: string },
): Promise<ServedFile> {
  const facts = await seenItem(db, itemId, viewer);
  const [row] = await db
    .select({ paper: paperDecisions, blob: blobs })
    .from(paperDecisions)
    .innerJoin(blobs, eq(blobs.sha256, paperDecisions.sha256))
    .where(and(eq(paperDecisions.id, paperId), eq(paperDecisions.itemId, itemId)));
  if (!row) throw new ProblemException('not-found');
  const { paper, blob } = row;
  const involved = [paper.recordedBy, paper.signer, paper.checkedBy];
  if (!maySeeScan(viewer.actor, facts, involved)) throw new ProblemException('not-found');
  const { sha256, name, mediaType } = paper;
  return { sha256, size: blob.size, name, mediaType, damaged: blob.damagedAt !== null, cache: 'none' };
}

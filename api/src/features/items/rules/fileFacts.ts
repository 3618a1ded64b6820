import { asc, eq, inArray } from 'drizzle-orm';
import { blobs, fileExaminations, findingJustifications, itemFiles } from '@phoeiphrae/db/schema/files';
import type { revisions } from '@phoeiphrae/db/schema/items';
import { STATE_TRAITS } from '@phoeiphrae/shared/workflow';
import type { Queryable } from '../../../office/deps.ts';

type RevisionRow = typeof revisions.$inferSelect;
type ExaminationRow = typeof fileExaminations.$inferSelect;
export type JustificationRow = typeof findingJustifications.$inferSelect;

/** The bytes of a file of this item, as far as they are known. */
export interface FileState {
  /** As it was uploaded. */
  readonly name: string;
  readonly mediaType: string;
  readonly damaged: boolean;
  readonly examination: Pick<ExaminationRow, 'state' | 'result' | 'scan' | 'examinedAt'>;
}

/** What a rule may ask about the files of a revision. */
export interface FileFacts {
  /** By digest; a file that is missing here was not attached to this item. */
  readonly known: ReadonlyMap<string, FileState>;
  readonly justifications: readonly JustificationRow[];
}

export const NO_FILES: FileFacts = { known: new Map(), justifications: [] };

/** The facts of many revisions at once; lists of items without files cost one query for all of them. */
export async function fileFactsOf(
  db: Queryable,
  rows: readonly RevisionRow[],
): Promise<(row: RevisionRow) => FileFacts> {
  const open = rows.filter((row) => STATE_TRAITS[row.state].open);
  const itemIds = [...new Set(open.map((row) => row.itemId))];
  if (itemIds.length === 0) return () => NO_FILES;
  const filed = open.filter((row) => row.content.files.length > 0).map((row) => row.itemId);
  const known = Map.groupBy(await statesOf(db, filed), (state) => state.itemId);
  const said = await db
    .select()
    .from(findingJustifications)
    .where(inArray(findingJustifications.itemId, itemIds))
    .orderBy(asc(findingJustifications.at), asc(findingJustifications.id));
  const justified = Map.groupBy(said, (entry) => entry.itemId);
  return ({ itemId }) => ({
    known: new Map((known.get(itemId) ?? []).map(({ sha256, ...state }) => [sha256, state])),
    justifications: justified.get(itemId) ?? [],
  });
}

/** Every file that was ever attached to these items. */
export async function statesOf(db: Queryable, itemIds: readonly string[]) {
  if (itemIds.length === 0) return [];
  const rows = await db
    .select({ file: itemFiles, blob: blobs, examination: fileExaminations })
    .from(itemFiles)
    .innerJoin(blobs, eq(blobs.sha256, itemFiles.sha256))
    .innerJoin(fileExaminations, eq(fileExaminations.sha256, itemFiles.sha256))
    .where(inArray(itemFiles.itemId, [...itemIds]));
  return rows.map(({ file, blob, examination: { state, result, scan, examinedAt } }) => ({
    itemId: file.itemId,
    sha256: file.sha256,
    name: file.name,
    mediaType: blob.mediaType,
    damaged: blob.damagedAt !== null,
    uploadedBy: file.stamp,
    uploadedAt: file.at,
    examination: { state, result, scan, examinedAt },
  }));
}

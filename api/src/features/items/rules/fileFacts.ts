import { and, eq, getColumns, inArray, sql } from 'drizzle-orm';
import { jsonRows } from '@phoeiphrae/db/jsonRows';
import { blobs, fileExaminations, findingJustifications, itemFiles } from '@phoeiphrae/db/schema/files';
import { revisions } from '@phoeiphrae/db/schema/items';
import { statesWhere } from '@phoeiphrae/shared/workflow';
import type { Queryable } from '../../../office/deps.ts';
import { attachedExamination } from './attachedExamination.ts';

type ExaminationRow = typeof fileExaminations.$inferSelect;
type AttachmentRow = typeof itemFiles.$inferSelect;
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

const open = inArray(
  revisions.state,
  statesWhere((traits) => traits.open),
);
const filed = sql`jsonb_array_length(${revisions.content} -> 'files') > 0`;

/** What is read of the files of a revision that is still under way, together with it. */
export const FILE_COLUMNS = {
  known: jsonRows(
    {
      sha256: itemFiles.sha256,
      name: itemFiles.name,
      mediaType: blobs.mediaType,
      damagedAt: blobs.damagedAt,
      attachedState: itemFiles.state,
      attachedScan: itemFiles.scan,
      state: fileExaminations.state,
      result: fileExaminations.result,
      scan: fileExaminations.scan,
      examinedAt: fileExaminations.examinedAt,
    },
    sql`${itemFiles}
      JOIN ${blobs} ON ${eq(blobs.sha256, itemFiles.sha256)}
      JOIN ${fileExaminations} ON ${eq(fileExaminations.sha256, itemFiles.sha256)}
      WHERE ${and(eq(itemFiles.itemId, revisions.itemId), open, filed)}`,
  ),
  justifications: jsonRows(
    getColumns(findingJustifications),
    sql`${findingJustifications} WHERE ${and(eq(findingJustifications.itemId, revisions.itemId), open)}`,
    sql`${findingJustifications.at}, ${findingJustifications.id}`,
  ),
};

export interface FileRows {
  readonly known: readonly (Omit<FileState, 'damaged' | 'examination'> & {
    readonly sha256: string;
    readonly damagedAt: string | null;
    readonly attachedState: AttachmentRow['state'];
    readonly attachedScan: AttachmentRow['scan'];
  } & FileState['examination'])[];
  readonly justifications: readonly JustificationRow[];
}

export const fileFactsOf = ({ known, justifications }: FileRows): FileFacts => ({
  known: new Map(
    known.map(
      ({ sha256, name, mediaType, damagedAt, attachedState: state, attachedScan: scan, ...bytes }) => [
        sha256,
        {
          name,
          mediaType,
          damaged: damagedAt !== null,
          examination: attachedExamination({ name, state, scan }, bytes),
        },
      ],
    ),
  ),
  justifications,
});

/** Every file that was ever attached to these items. */
export async function statesOf(db: Queryable, itemIds: readonly string[]) {
  if (itemIds.length === 0) return [];
  const rows = await db
    .select({ file: itemFiles, blob: blobs, examination: fileExaminations })
    .from(itemFiles)
    .innerJoin(blobs, eq(blobs.sha256, itemFiles.sha256))
    .innerJoin(fileExaminations, eq(fileExaminations.sha256, itemFiles.sha256))
    .where(inArray(itemFiles.itemId, [...itemIds]));
  return rows.map(({ file, blob, examination }) => ({
    itemId: file.itemId,
    sha256: file.sha256,
    name: file.name,
    mediaType: blob.mediaType,
    damaged: blob.damagedAt !== null,
    uploadedBy: file.stamp,
    uploadedAt: file.at,
    examination: attachedExamination(file, examination),
  }));
}

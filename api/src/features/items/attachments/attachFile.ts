import { FILES_MAX, type Content, type ContentFile } from '@phoeiphrae/shared/content';
import type { AttachFile } from '@phoeiphrae/shared/itemFile';
import { faultTable } from '../../../http/fault.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import { cleanFiles } from '../drafts/content.ts';
import { openDraft, writeDraft } from '../drafts/draft.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { recordBytes } from './recordBytes.ts';
import type { StoredFile } from '../../files/uploads/storeUploadedFile.ts';

const MOST = String(FILES_MAX);
const FAULTS = faultTable({
  file_unknown: ['/replaces', 'ไม่มีไฟล์นี้ในร่าง', 'The draft has no such file.'],
  too_many: ['/content/files', `แนบได้ไม่เกิน ${MOST} ไฟล์`, `At most ${MOST} files.`],
});

export interface AttachRequest {
  readonly itemId: string;
  readonly version: number;
  readonly body: AttachFile;
  readonly scanned: boolean;
  /** The bytes, once it is known that the person may write here. @throws {ProblemException} why there are none. */
  readonly file: () => StoredFile;
}

/**
 * Adds a file to the draft, or puts it in the place of another, whose caption and alternative text it takes.
 * @throws {ProblemException} 404, 412, 409 when it is no draft or the draft has the file, 403, 422.
 */
export async function attachFile(context: WriteContext, request: AttachRequest): Promise<ItemFacts> {
  const { itemId, version, body, scanned } = request;
  const draft = await openDraft(context, { itemId, version });
  const file = request.file();
  const mediaType = await recordBytes(context, { itemId, file, by: draft.by, scanned });
  const { sha256, name, size } = file;
  const { content } = draft.revision.row;
  const next = placed(content, { sha256, name, size, mediaType }, body);
  return writeDraft(context, draft, {
    content: { ...content, files: cleanFiles(next) },
    event: 'item.file_attached',
    details: { sha256, name, size, replaces: body.replaces ?? null },
  });
}

type Bytes = Pick<ContentFile, 'sha256' | 'name' | 'size' | 'mediaType'>;

function placed({ files }: Content, bytes: Bytes, body: AttachFile): ContentFile[] {
  const at = files.findIndex(({ sha256 }) => sha256 === (body.replaces ?? bytes.sha256));
  const old = files[at];
  if (body.replaces !== undefined && !old) {
    throw new ProblemException('requirements-not-met', { errors: [FAULTS.file_unknown] });
  }
  const twin = files.findIndex(({ sha256 }) => sha256 === bytes.sha256);
  if (twin >= 0 && (twin !== at || old?.name === bytes.name)) throw new ProblemException('already-exists');
  const file: ContentFile = {
    ...bytes,
    caption: body.caption ?? old?.caption ?? '',
    alternativeText: body.alternativeText ?? old?.alternativeText ?? '',
    // Other bytes may come from elsewhere: where from is to be said anew.
    origin: null,
  };
  if (old) return files.with(at, file);
  if (files.length >= FILES_MAX) {
    throw new ProblemException('requirements-not-met', { errors: [FAULTS.too_many] });
  }
  return [...files, file];
}

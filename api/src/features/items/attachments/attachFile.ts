import { FILES_MAX, type Content, type ContentFile } from '@phoeiphrae/shared/content';
import type { AttachFile } from '@phoeiphrae/shared/itemFile';
import type { Locale } from '../../../http/locale.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import { cleanContent } from '../drafts/content.ts';
import { openDraft, writeDraft } from '../drafts/draft.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { recordBytes } from './recordBytes.ts';
import type { TakenIn } from './takeIn.ts';

export interface AttachRequest {
  readonly itemId: string;
  readonly version: number;
  readonly body: AttachFile;
  readonly locale: Locale;
  readonly scanned: boolean;
  /** The bytes, once it is known that the person may write here. @throws {ProblemException} why there are none. */
  readonly file: () => TakenIn;
}

/**
 * Adds a file to the draft, or puts it in the place of another, whose caption and alternative text it takes.
 * @throws {ProblemException} 404, 412, 409 when it is no draft or the draft has the file, 403, 422.
 */
export async function attachFile(context: WriteContext, request: AttachRequest): Promise<ItemFacts> {
  const { itemId, version, body, locale, scanned } = request;
  const draft = await openDraft(context, { itemId, version });
  const file = request.file();
  const mediaType = await recordBytes(context, { itemId, file, by: draft.by, scanned });
  const { sha256, name, size } = file;
  const { content } = draft.revision.row;
  const next = placed(content, { sha256, name, size, mediaType }, body, locale);
  return writeDraft(context, draft, {
    content: cleanContent({ ...content, files: next }),
    event: 'item.file_attached',
    details: { sha256, name, size, replaces: body.replaces ?? null },
  });
}

type Bytes = Pick<ContentFile, 'sha256' | 'name' | 'size' | 'mediaType'>;

function placed({ files }: Content, bytes: Bytes, body: AttachFile, locale: Locale): ContentFile[] {
  const at = files.findIndex(({ sha256 }) => sha256 === (body.replaces ?? bytes.sha256));
  const old = files[at];
  if (body.replaces !== undefined && !old) {
    throw fault('/replaces', 'file_unknown', locale, 'ไม่มีไฟล์นี้ในร่าง', 'The draft has no such file.');
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
    const th = `แนบได้ไม่เกิน ${String(FILES_MAX)} ไฟล์`;
    throw fault('/content/files', 'too_many', locale, th, `At most ${String(FILES_MAX)} files.`);
  }
  return [...files, file];
}

const fault = (pointer: string, code: string, locale: Locale, th: string, en: string) =>
  new ProblemException('requirements-not-met', {
    errors: [{ pointer, code, detail: locale === 'th' ? th : en }],
  });

import { eq } from 'drizzle-orm';
import { blobs, itemFiles } from '@phoeiphrae/db/schema/files';
import { REFUSALS } from '@phoeiphrae/shared/examination';
import type { ContentFile } from '@phoeiphrae/shared/content';
import { sameEnding } from '@phoeiphrae/shared/fileTypes';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import type { Queryable } from '../../../office/deps.ts';
import { nameRefusal } from '../../../engines/examination/nameRefusal.ts';
import type { Fault } from '../../../http/fault.ts';
import { ProblemException } from '../../../http/problem.ts';

const WORDS = {
  file_unknown: {
    th: 'ไฟล์นี้ไม่ได้แนบไว้กับเรื่องนี้ โปรดอัปโหลดไฟล์',
    en: 'This file was not attached to this item; upload it.',
  },
  file_twice: { th: 'ไฟล์นี้อยู่ในรายการแล้ว', en: 'This file is in the list already.' },
  file_fixed: {
    th: 'ขนาดและชนิดของไฟล์เป็นไปตามไฟล์จริง แก้ไขไม่ได้',
    en: 'Size and type are those of the file; they cannot be changed.',
  },
  file_extension: {
    th: 'เปลี่ยนชื่อไฟล์ได้ แต่นามสกุลของไฟล์ต้องคงเดิม',
    en: 'The name can be changed, its extension cannot.',
  },
} as const satisfies Record<string, Bilingual>;

/**
 * A list of files can be put in order, described and shortened; bytes come in by an upload only. Knowing the digest of
 * a file of another item gives nothing. What the draft holds already may stay as it is: an examination may have found
 * another type since, and that says nothing against the caption of the file beside it.
 * @throws {ProblemException} 422 with a pointer to each file that is not one of this item's, or not as it was attached.
 */
export async function requireKnownFiles(
  db: Queryable,
  { itemId, before }: { itemId: string; before: readonly ContentFile[] },
  files: readonly ContentFile[],
): Promise<void> {
  if (files.length === 0) return;
  const rows = await db
    .select({ sha256: blobs.sha256, size: blobs.size, mediaType: blobs.mediaType, name: itemFiles.name })
    .from(itemFiles)
    .innerJoin(blobs, eq(blobs.sha256, itemFiles.sha256))
    .where(eq(itemFiles.itemId, itemId));
  const known = new Map(rows.map((row) => [row.sha256, row]));
  const errors = files.flatMap((file, i): Fault[] => {
    const at = `/content/files/${String(i)}`;
    const fault = (code: keyof typeof WORDS, field = ''): Fault[] => [
      { pointer: `${at}${field}`, code, detail: WORDS[code] },
    ];
    const row = known.get(file.sha256);
    if (!row) return fault('file_unknown', '/sha256');
    if (files.findIndex((other) => other.sha256 === file.sha256) < i) return fault('file_twice', '/sha256');
    const old = before.find((other) => other.sha256 === file.sha256);
    if (old?.name === file.name && old.size === file.size && old.mediaType === file.mediaType) return [];
    if (file.size !== row.size) return fault('file_fixed', '/size');
    // Of a file that the draft holds, what it goes under there: what its bytes are known to be from elsewhere is not told.
    const mediaType = old?.mediaType ?? row.mediaType;
    if (file.mediaType !== mediaType) return fault('file_fixed', '/mediaType');
    if (!sameEnding(file.name, row.name)) return fault('file_extension', '/name');
    const refusal = nameRefusal(file.name, mediaType);
    if (!refusal) return [];
    return [{ pointer: `${at}/name`, code: refusal.code, detail: REFUSALS[refusal.code] }];
  });
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
}

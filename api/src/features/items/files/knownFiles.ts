import { eq } from 'drizzle-orm';
import { blobs, itemFiles } from '@phoeiphrae/db/schema/files';
import type { ContentFile } from '@phoeiphrae/shared/item';
import type { Queryable } from '../../../deps.ts';
import type { Locale } from '../../../locale.ts';
import { ProblemException, type ProblemDetail } from '../../../problem.ts';
import { extensionOf } from './fileName.ts';

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
} as const satisfies Record<string, Record<Locale, string>>;

/**
 * A list of files can be put in order, described and shortened; bytes come in by an upload only. Knowing the digest of
 * a file of another item gives nothing.
 * @throws {ProblemException} 422 with a pointer to each file that is not one of this item's, or not as it was attached.
 */
export async function requireKnownFiles(
  db: Queryable,
  itemId: string,
  files: readonly ContentFile[],
  locale: Locale,
): Promise<void> {
  if (files.length === 0) return;
  const rows = await db
    .select({ sha256: blobs.sha256, size: blobs.size, mediaType: blobs.mediaType, name: itemFiles.name })
    .from(itemFiles)
    .innerJoin(blobs, eq(blobs.sha256, itemFiles.sha256))
    .where(eq(itemFiles.itemId, itemId));
  const known = new Map(rows.map((row) => [row.sha256, row]));
  const errors = files.flatMap((file, i): ProblemDetail[] => {
    const at = `/content/files/${String(i)}`;
    const fault = (code: keyof typeof WORDS, field = ''): ProblemDetail[] => [
      { pointer: `${at}${field}`, code, detail: WORDS[code][locale] },
    ];
    const row = known.get(file.sha256);
    if (!row) return fault('file_unknown', '/sha256');
    if (files.findIndex((other) => other.sha256 === file.sha256) < i) return fault('file_twice', '/sha256');
    if (file.size !== row.size) return fault('file_fixed', '/size');
    if (file.mediaType !== row.mediaType) return fault('file_fixed', '/mediaType');
    return extensionOf(file.name) === extensionOf(row.name) ? [] : fault('file_extension', '/name');
  });
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
}

import { sql } from 'drizzle-orm';
import type { ReplacedFile } from '@phoeiphrae/shared/publicItem';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { Queryable } from '../../office/deps.ts';
import { ProblemException } from '../../http/problem.ts';
import { fileAddress, versionFileAddress } from './publicFiles.ts';

/** What `public_replaced_file` answers. */
interface Row extends Record<string, unknown> {
  readonly name: string;
  readonly revision: number;
  readonly replaced_at: string;
  readonly present_revision: number;
  readonly present_title: string;
  readonly present_published_at: string;
  readonly present_code: string;
  readonly present_name: string | null;
  readonly present_sha256: string | null;
}

const instant = (value: string): string => new Date(value).toISOString();

/** A file that was public at an address and was replaced by what is public there now; undefined for any other. */
export async function replacedFileAt(
  db: Queryable,
  address: string,
  sha256: string,
): Promise<ReplacedFile | undefined> {
  const slug = normaliseThai(address);
  const { rows } = await db.execute<Row>(sql`SELECT * FROM public_replaced_file(${slug}, ${sha256})`);
  const [row] = rows;
  if (!row) return undefined;
  const { present_name: name, present_sha256: present } = row;
  return {
    name: row.name,
    revision: row.revision,
    replacedAt: instant(row.replaced_at),
    url: versionFileAddress(slug, row.revision, sha256),
    present: {
      slug,
      title: row.present_title,
      revision: row.present_revision,
      publishedAt: instant(row.present_published_at),
      code: row.present_code,
      file:
        name === null || present === null ? null : { name, sha256: present, url: fileAddress(slug, present) },
    },
  };
}

/** In one sentence each, for a problem and for a page. */
export function replacedWords({ name, revision, present }: ReplacedFile): { th: string; en: string } {
  const { file, revision: newer, title } = present;
  return {
    th:
      `ไฟล์ “${name}” เป็นของฉบับที่ ${String(revision)} ซึ่งมีฉบับใหม่แทนแล้ว ปัจจุบันคือฉบับที่ ${String(newer)} ของเรื่อง “${title}” ` +
      (file ? `ไฟล์ที่ใช้แทนคือ “${file.name}”` : 'ซึ่งไม่มีไฟล์นี้แล้ว'),
    en:
      `The file “${name}” is of revision ${String(revision)}, which was replaced. Revision ${String(newer)} of “${title}” is public now; ` +
      (file ? `its file is “${file.name}”.` : 'it no longer has this file.'),
  };
}

/** 410 that names what took the file’s place. */
export const fileReplaced = (replaced: ReplacedFile): ProblemException =>
  new ProblemException('gone', { sentence: replacedWords(replaced), extra: { replaced } });

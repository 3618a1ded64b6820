import { createHash } from 'node:crypto';
import type { ReplacedFile } from '@phoeiphrae/shared/publicItem';
import { escapeMarkup } from '../../http/escapeMarkup.ts';
import { replacedWords } from './replacedFile.ts';

const STYLE =
  'body{max-width:44rem;margin:3rem auto;padding:0 1rem;font:1.1rem/1.7 Sarabun,sans-serif}p[lang=en]{color:#444}';
/** Nothing but these words, and the one style that they are set in, by its digest. */
export const REPLACED_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;

/** The page at the address of a file that was replaced: what took its place, in both languages, with the way there. */
export function replacedFilePage(replaced: ReplacedFile): string {
  const { th, en } = replacedWords(replaced);
  const { file, slug, title } = replaced.present;
  const number = String(replaced.revision);
  const newer = file
    ? `<li><a href="${escapeMarkup(file.url)}">${escapeMarkup(file.name)}</a> – ไฟล์ฉบับปัจจุบัน <span lang="en">· the present file</span></li>`
    : '';
  const item = `/i/${encodeURIComponent(slug)}`;
  const version = `${item}/versions/${number}`;
  return `<!doctype html>
<html lang="th">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>มีฉบับใหม่แทนไฟล์นี้แล้ว · ${escapeMarkup(title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>มีฉบับใหม่แทนไฟล์นี้แล้ว</h1>
<p>${escapeMarkup(th)}</p>
<p lang="en">${escapeMarkup(en)}</p>
<ul>${newer}<li><a href="${item}">${escapeMarkup(title)}</a> – หน้าของเรื่อง <span lang="en">· the item’s page</span></li>
<li><a href="${version}">ฉบับที่ ${number}</a> – ฉบับเดิมที่ไฟล์นี้เป็นของ ยังอ่านได้ <span lang="en">· the revision that had this file can still be read</span></li></ul>
</main></body>
</html>
`;
}

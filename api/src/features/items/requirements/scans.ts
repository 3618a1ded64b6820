import { lengthOf, tight } from '@phoeiphrae/shared/search/searchText';
import type { Gap, Subject } from './subject.ts';

/** Letters and numbers that say what a scan is about: some three lines. */
const LEAST = 200;
/** So much of the page is looked at, in characters: whoever has said nothing by then has not told it. */
const LOOKED_AT = 20_000;

/** Letters and numbers of the page, up to a length that no loop is held by. */
function toldIn(summary: string, body: string): number {
  const text = `${summary} ${body.replace(/<[^>]*>/g, ' ')}`.replace(/\s+/g, ' ');
  return lengthOf(tight(text.slice(0, LOOKED_AT)));
}

/** A picture of a text says nothing to a screen reader, to a search and to whoever cannot enlarge it: the page must tell it. */
export function scansTold({ revision }: Subject): Gap[] {
  const { summary, body, files } = revision.row.content;
  const scans = files.filter(({ sha256, mediaType }) => {
    // Of a picture its own alternative text is asked for.
    const result = revision.files.known.get(sha256)?.examination.result;
    return !mediaType.startsWith('image/') && result?.verdict === 'accepted' && result.text === 'unreadable';
  });
  if (scans.length === 0) return [];
  const told = toldIn(summary, body);
  if (told >= LEAST) return [];
  const names = scans.map(({ name }) => `“${name}”`).join(', ');
  return [
    {
      pointer: '/content/body',
      code: 'scan_untold',
      detail: {
        th: `${names} เป็นภาพสแกนหรือไม่มีตัวหนังสือที่โปรแกรมอ่านได้ คนที่ใช้โปรแกรมอ่านหน้าจอและการค้นหาอ่านตัวหนังสือในภาพไม่ได้ โปรดพิมพ์สาระสำคัญของเอกสารไว้ในรายละเอียดโดยสรุปหรือเนื้อหา รวมกันอย่างน้อย ${String(LEAST)} ตัวอักษร (ขณะนี้มี ${String(told)})`,
        en: `${names}: a scan, or without words that a program can read: screen readers and searches say nothing of it. Write what matters of the document in the summary or the body, at least ${String(LEAST)} letters together (now ${String(told)}).`,
      },
    },
  ];
}

import { REFUSALS, type RefusalCode } from '@phoeiphrae/shared/examination';
import type { ContentFile } from '@phoeiphrae/shared/content';
import { nameRefusal } from '../../../engines/examination/nameRefusal.ts';
import type { FileState } from '../rules/fileFacts.ts';
import type { Gap, Subject } from './subject.ts';

const WORDS = {
  file_unknown: [
    'ไฟล์นี้ไม่ได้แนบไว้กับเรื่องนี้ โปรดแนบใหม่',
    'This file was not attached to this item; attach it again.',
  ],
  file_damaged: ['ไฟล์ในที่เก็บเสียหาย โปรดแนบใหม่', 'The stored file is damaged; attach it again.'],
  file_waiting: ['ระบบกำลังตรวจไฟล์นี้ โปรดรอสักครู่', 'This file is being examined; wait a moment.'],
  file_scan_waiting: [
    'ไฟล์นี้รอตรวจไวรัส เพราะโปรแกรมตรวจยังไม่ตอบ ระบบจะตรวจต่อเอง',
    'The virus scanner does not answer; the file will be scanned as soon as it does.',
  ],
  file_type_differs: [
    'ชนิดไฟล์ไม่ตรงกับผลตรวจ โปรดแนบไฟล์ใหม่',
    'The type differs from what was found; attach the file again.',
  ],
} as const;

/** Every file was examined, found fit, and is what it says it is. */
export const filesExamined = ({ revision }: Subject): Gap[] =>
  revision.row.content.files.flatMap((file, i): Gap[] => {
    const code = stateOf(file, revision.files.known.get(file.sha256));
    return code.map((fault) => ({ pointer: `/content/files/${String(i)}`, ...wordsFor(fault, file.name) }));
  });

type Fault = keyof typeof WORDS | RefusalCode;

function stateOf(file: ContentFile, known: FileState | undefined): Fault[] {
  if (!known) return ['file_unknown'];
  if (known.damaged) return ['file_damaged'];
  const { state, result, scan } = known.examination;
  if (scan?.result === 'found') return ['virus'];
  if (!result || state === 'waiting' || state === 'running') return ['file_waiting'];
  if (result.verdict === 'refused') return result.refusals.map(({ code }) => code);
  if (scan?.result === 'waiting') return ['file_scan_waiting'];
  const refusal = nameRefusal(file.name, result.mediaType);
  if (refusal) return [refusal.code];
  return file.mediaType === known.mediaType ? [] : ['file_type_differs'];
}

function wordsFor(code: Fault, name: string): Pick<Gap, 'code' | 'detail'> {
  const said = code in WORDS ? WORDS[code as keyof typeof WORDS] : undefined;
  const { th, en } = said ? { th: said[0], en: said[1] } : REFUSALS[code as RefusalCode];
  return { code, detail: { th: `“${name}”: ${th}`, en: `“${name}”: ${en}` } };
}

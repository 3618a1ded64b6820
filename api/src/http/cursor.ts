import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { ProblemException } from './problem.ts';

/** Where a page of a list ended: the time and the id of its last row. Opaque to callers. */
export interface Position {
  readonly at: string;
  readonly id: string;
}

export const encodeCursor = ({ at, id }: Position): string =>
  Buffer.from(`${at}|${id}`).toString('base64url');

const UNKNOWN: Bilingual = {
  th: 'ตำแหน่งของหน้าถัดไปไม่ถูกต้อง โปรดเปิดรายการตั้งแต่หน้าแรก',
  en: 'This is not the position of a next page; begin with the first page.',
};

const FORM = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Whether the database takes it too: it knows no 30 February, no hour 24 and no year 0. */
const isMoment = (text: string): boolean =>
  text >= '0001' && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

/** @throws {ProblemException} 400 for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string): Position {
  const match = FORM.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!match?.[1] || !match[2] || !isMoment(match[1])) {
    throw new ProblemException('malformed-request', {
      errors: [{ pointer: '/query/cursor', code: 'format', detail: UNKNOWN }],
    });
  }
  return { at: match[1], id: match[2] };
}

import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { ProblemException } from '../../../http/problem.ts';
import { STAGES, type Stage } from './conditions.ts';
import type { Place } from './hits.ts';

/** Where a page of results ended. Opaque to callers. */
export interface Position extends Place {
  readonly stage: Stage;
}

const FORM =
  /^([0-2])\|(\d|1[0-3])\|((?:19|20|21)\d\d)\|((?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export const encodePosition = ({ stage, grade, year, publishedAt, id }: Position): string =>
  Buffer.from([STAGES.indexOf(stage), grade, year, publishedAt, id].join('|')).toString('base64url');

const UNKNOWN: Bilingual = {
  th: 'ตำแหน่งของหน้าถัดไปไม่ถูกต้อง โปรดค้นหาตั้งแต่หน้าแรก',
  en: 'This is not the position of a next page; begin with the first page.',
};

/** @throws {ProblemException} 400 for anything that `encodePosition` did not make. */
export function decodePosition(cursor: string): Position {
  const match = FORM.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  const [, at = '', grade, year, publishedAt = '', id = ''] = match ?? [];
  const stage = STAGES[Number(at)];
  const time = Date.parse(publishedAt);
  if (!match || !stage || Number.isNaN(time) || new Date(time).toISOString() !== publishedAt)
    throw new ProblemException('malformed-request', {
      errors: [{ pointer: '/query/cursor', code: 'format', detail: UNKNOWN }],
    });
  return { stage, grade: Number(grade), year: Number(year), publishedAt, id };
}

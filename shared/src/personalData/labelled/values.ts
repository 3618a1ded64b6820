import { toThaiDigits } from '../../thaiCalendar.ts';
import { checkDigit } from '../nationalId.ts';
import { below, digits, pick, type Random } from './random.ts';

const complete = (first12: string): string => first12 + String(checkDigit(first12));
/** Fictitious persons' and companies' numbers, their check digits right. */
export const personId = (r: Random): string => complete(`${1 + below(r, 8)}${digits(r, 11)}`);
export const companyId = (r: Random): string => complete(`0${pick(r, ['1', '9'])}${digits(r, 10)}`);
/** Thirteen digits of which the last is wrong. */
export function wrongId(r: Random): string {
  const right = personId(r);
  return right.slice(0, 12) + String((Number(right.charAt(12)) + 1 + below(r, 9)) % 10);
}

const parted = (id: string, sign: string): string =>
  [id.slice(0, 1), id.slice(1, 5), id.slice(5, 10), id.slice(10, 12), id.slice(12)].join(sign);
const wide = (text: string): string =>
  text.replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
const between = (text: string, sign: string): string => Array.from(text).join(sign);

/** Ways in which a number of thirteen digits is written, honestly or to slip through. */
export const WAYS: Readonly<Record<string, (id: string) => string>> = {
  plain: (id) => id,
  dashes: (id) => parted(id, '-'),
  'en dashes': (id) => parted(id, '–'),
  blanks: (id) => parted(id, ' '),
  'blanks that do not break': (id) => parted(id, '\u00A0'),
  points: (id) => parted(id, '.'),
  'dashes with blanks': (id) => parted(id, ' - '),
  'Thai digits': (id) => toThaiDigits(id),
  'Thai digits and dashes': (id) => toThaiDigits(parted(id, '-')),
  'full-width digits': (id) => wide(id),
  'zero-width blanks': (id) => between(id, '\u200B'),
  'soft hyphens': (id) => parted(id, '\u00AD'),
  'word joiners in Thai digits': (id) => between(toThaiDigits(id), '\u2060'),
  'single boxes': (id) => between(id, ' '),
  'cell borders': (id) => between(id, ' | '),
  'a line end at a dash': (id) => parted(id, '-').replace(/^(.{7})/, '$1\n'),
};
export const written = (r: Random): string => pick(r, Object.values(WAYS))(personId(r));

export const mobile = (r: Random): string => `0${pick(r, ['6', '8', '9'])}${digits(r, 8)}`;
export const landline = (r: Random): string => `02${digits(r, 7)}`;
export const account = (r: Random): string => digits(r, 10).replace(/^(...)(.)(.....)(.)$/, '$1-$2-$3-$4');
const MONTHS = ['มกราคม', 'กุมภาพันธ์', 'เมษายน', 'กรกฎาคม', 'ตุลาคม', 'ธันวาคม'];
const SHORT = ['ม.ค.', 'ก.พ.', 'เม.ย.', 'ส.ค.', 'พ.ย.', 'ธ.ค.'];
export const day = (r: Random): string => String(1 + below(r, 28));
export const longDate = (r: Random): string => `${day(r)} ${pick(r, MONTHS)} ${2490 + below(r, 75)}`;
export const shortDate = (r: Random): string =>
  `${day(r)} ${pick(r, SHORT)} ${String(2490 + below(r, 75)).slice(2)}`;
export const slashDate = (r: Random): string => `${day(r)}/${1 + below(r, 12)}/${2490 + below(r, 75)}`;
export const house = (r: Random): string => `${1 + below(r, 300)}/${1 + below(r, 99)}`;
export const person = (r: Random): string =>
  `${pick(r, ['นาย', 'นาง', 'นางสาว'])}${pick(r, ['สมมุติ', 'ทดสอบ', 'ตัวอย่าง', 'มานะ', 'ชูใจ'])} ${pick(r, ['ใจดี', 'รักเรียน', 'มั่นคง', 'ไม่มีจริง'])}`;

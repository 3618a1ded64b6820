import { pick } from './random.ts';
import { holds, type Template } from './snippet.ts';
import { mobile, person, personId } from './values.ts';

/**
 * Ways in which a number is cut or written so that a reader still reads it and a search does not. The rules were written
 * for the list `HIDDEN_TUNED`; `HIDDEN_HELD_OUT` has the same kinds at other places, in other words and with other signs,
 * and was written before the rules were. Its figure as first measured stands in the test.
 */
type Way = (number: string) => string;

const cut =
  (sign: string, ...at: readonly number[]): Way =>
  (number) =>
    [0, ...at].map((from, i) => number.slice(from, at[i] ?? number.length)).join(sign);
const parts = (sign: string): Way => cut(sign, 1, 5, 10, 12);
const digitsFrom =
  (zero: number): Way =>
  (number) =>
    number.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const each =
  (make: (digit: number) => string): Way =>
  (number) =>
    number.replace(/[0-9]/g, (digit) => make(Number(digit)));
const backwards: Way = (number) => Array.from(number).reverse().join('');

const raised = each((d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(d));
const lowered = each((d) => '₀₁₂₃₄₅₆₇₈₉'.charAt(d));
const circled = each((d) => '⓪①②③④⑤⑥⑦⑧⑨'.charAt(d));
const filled = each((d) => '⓿❶❷❸❹❺❻❼❽❾'.charAt(d));
const keys = each((d) => `${d}\uFE0F\u20E3`);
const lettered: Way = (number) => number.replace(/0/g, 'O').replace(/1/g, 'l');

export const TUNED_WAYS: Readonly<Record<string, Way>> = {
  'a line break': cut('\n', 6),
  'items of a list': cut('\n- ', 1, 5, 10, 12),
  slashes: parts('/'),
  brackets: (id) => `(${cut(')(', 4, 8)(id)})`,
  'six blanks': parts('      '),
  asterisks: cut('*', 3, 6, 9),
  'plus signs': cut('+', 4, 9),
  'raised digits': raised,
  'circled digits': circled,
  keycaps: keys,
  'full-width digits': digitsFrom(0xff10),
  'Devanagari digits': digitsFrom(0x966),
  'Tibetan digits': digitsFrom(0xf20),
  'a mark that turns the direction': (id) => `\u202E${backwards(id)}\u202C`,
  'letters for digits': lettered,
};

export const HELD_OUT_WAYS: Readonly<Record<string, Way>> = {
  'two line breaks': cut('\r\n\r\n', 5, 9),
  'bulleted items': cut('\n  • ', 1, 5, 10, 12),
  'slashes with blanks': cut(' / ', 4, 7, 10),
  'square brackets': (id) => `[${cut('] [', 1, 5, 10, 12)(id)}]`,
  'eight blanks': cut('        ', 5, 10),
  'asterisks with blanks': parts(' * '),
  tildes: cut('~', 5, 10),
  'lowered digits': lowered,
  'filled circles': filled,
  'keycaps in parts': (id) => keys(parts('-')(id)),
  'digits of mathematics': digitsFrom(0x1d7f6),
  'Bengali digits': digitsFrom(0x9e6),
  'digits of Adlam': digitsFrom(0x1e950),
  'parts in a direction of their own': (id) => `\u202E${Array.from(parts('-')(id)).reverse().join('')}\u202C`,
  'letters for digits in parts': (id) => parts('-')(id).replace(/0/g, 'o').replace(/1/g, 'I'),
};

export const HIDDEN_TUNED: readonly Template[] = [
  ...Object.values(TUNED_WAYS).flatMap((way) => [
    holds('national_id', (r) => `${person(r)} เลขประจำตัวประชาชน ${way(personId(r))}`),
    holds('national_id', (r) => `ผู้มีสิทธิ ${person(r)} ${way(personId(r))}`),
  ]),
  ...Object.values(TUNED_WAYS)
    .slice(7)
    .map((way) => holds('phone', (r) => `โทร. ${way(mobile(r))}`)),
  holds('phone', (r) => `มือถือ ${cut('\n', 3, 6)(mobile(r))}`),
  holds('phone', (r) => `โทร ${cut('*', 3, 6)(mobile(r))}`),
  holds('phone', (r) => `โทร ${cut('      ', 3, 6)(mobile(r))}`),
];

export const HIDDEN_HELD_OUT: readonly Template[] = [
  ...Object.values(HELD_OUT_WAYS).flatMap((way) => [
    holds('national_id', (r) => `ถือบัตรประชาชนหมายเลข ${way(personId(r))} ของ${person(r)}`),
    holds(
      'national_id',
      (r) => `${pick(r, ['1', '2', '3'])}) ${person(r)} (${way(personId(r))}) ผ่านการคัดเลือก`,
    ),
  ]),
  ...Object.values(HELD_OUT_WAYS)
    .slice(7)
    .filter((_way, i) => i !== 2 && i < 6)
    .map((way) => holds('phone', (r) => `ติดต่อทางมือถือ ${way(mobile(r))} ได้ทุกวัน`)),
  holds('phone', (r) => `เบอร์ติดต่อ ${cut('\n• ', 3, 6)(mobile(r))}`),
  holds('phone', (r) => `โทรศัพท์เคลื่อนที่ ${cut(' + ', 2, 6)(mobile(r))}`),
  holds('phone', (r) => `มือถือ: ${cut(') (', 3, 6)(mobile(r))}`),
];

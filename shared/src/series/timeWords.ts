import { isKnownYear, meantByBuddhistYear, monthName } from '../thaiCalendar.ts';
import type { Span, Title } from './spans.ts';

/** The words by which titles tell of time, as they stand in a text that `normaliseSearch` made. */

/** Where a year begins: in October, in May, in January; or nobody says. */
export type YearKind = 'fiscal' | 'academic' | 'calendar' | 'unmarked';
export interface YearWords extends Span {
  readonly kind: YearKind;
  /** Of the Common Era, both included. */
  readonly first: number;
  readonly last: number;
}
export interface MonthWords extends Span {
  readonly month: number;
  readonly year: number | undefined;
}
/** Part of a year: so many months, from its first one on or from a later one. */
export interface PartWords extends Span {
  readonly months: number;
  /** How many months of the year are before it. */
  readonly after: number;
  readonly year: number | undefined;
}
export interface NumberWords extends Span {
  readonly number: number;
  readonly year: number | undefined;
}

const YEAR = String.raw`(?<![0-9])(?:1[89]|2[0-6])[0-9]{2}(?![0-9])`;
const SHORT_YEAR = String.raw`[4-9][0-9](?![0-9])`;
const ERA = String.raw`(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?|b\.?e\.?|a\.?d\.?|c\.?e\.?)?\s*`;
const FISCAL = String.raw`(?:ประจำ\s*)?(?:ปี\s*งบ(?:ประมาณ|ฯ)?|\bfiscal years?|\bfy)`;
const ACADEMIC = String.raw`(?:ประจำ\s*)?ปี\s*การศึกษา|\bacademic years?`;
const PLAIN = String.raw`(?:ประจำ\s*)?ปี(?:\s*ปฏิทิน)?|\b(?:calendar )?years?`;
const SLASH_YEAR = String.raw`(?:\s*/\s*(?<year>${YEAR}))?`;

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const escaped = (name: string): string => name.replaceAll('.', String.raw`\. ?`);
const thai = MONTHS.flatMap((m) => [monthName(m), escaped(monthName(m, 'th', 'short'))]).join('|');
const english = MONTHS.map((m) => monthName(m, 'en').toLowerCase())
  .map((name) => `${name}|${name.slice(0, 3)}`)
  .join('|');
const NUMBER_BY_MONTH = new Map(
  MONTHS.flatMap((m) => [
    [monthName(m), m],
    [monthName(m, 'th', 'short').replaceAll('.', ''), m],
    [monthName(m, 'en').toLowerCase(), m],
    [monthName(m, 'en').slice(0, 3).toLowerCase(), m],
  ]),
);

const YEAR_WORDS = new RegExp(
  `(?:(?<fiscal>${FISCAL})|(?<academic>${ACADEMIC})|(?<plain>${PLAIN}))?\\s*${ERA}` +
    `(?<first>${YEAR})(?:\\s*(?:[-–—]|ถึง|to)\\s*${ERA}(?<last>${YEAR}))?`,
  'g',
);
const SHORT_FISCAL = new RegExp(`${FISCAL}\\s*(?<year>${SHORT_YEAR})`, 'g');
/** An English month is one only before its year: may is a word. */
const MONTH_WORDS = new RegExp(
  String.raw`(?:(?:ณ\s*)?วันที่\s*)?(?:(?:ประจำ\s*)?(?:เดือน\s*)?)(?:(?<![0-9])[0-9]{1,2}\s*)?` +
    `(?:(?<thai>${thai})(?:\\s*${ERA}(?<year>${YEAR}|${SHORT_YEAR}))?|` +
    `\\b(?<english>${english})\\b\\.?,?\\s*(?:(?<of>${YEAR})|(?=(?:[-–—]|to|\\s)+(?:${english})\\b)))`,
  'g',
);
const QUARTER = new RegExp(
  String.raw`(?:ประจำ\s*)?(?:ไตรมาส\s*(?:ที่\s*)?|\bq(?:uarter)?\s*)(?<n>[1-4])(?![0-9])${SLASH_YEAR}`,
  'g',
);
const PART = /(?:รอบ\s*)?(?<![0-9])(?<months>[369]|12)\s*เดือน\s*(?<which>แรก|หลัง)?|ครึ่งปี\s*(?<half>แรก|หลัง)/g;
const NUMBER = new RegExp(
  String.raw`(?:ครั้ง|งวด|รอบ|ภาคเรียน)\s*ที่\s*(?<n>[0-9]{1,3})(?![0-9])${SLASH_YEAR}`,
  'g',
);
/** The year of a law is part of its name. */
const LAW = /พระราชบัญญัติ|พระราชกฤษฎีกา|พ\. ?ร\. ?[บก]\.|รัฐธรรมนูญ|กฎกระทรวง|ระเบียบ|ข้อบังคับ|\bact\b/;

/** A year of either era, also one of two digits, in the Common Era. */
function commonEra(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const year = written.length === 2 ? 2500 + Number(written) : Number(written);
  return isKnownYear(year) ? year : meantByBuddhistYear(year);
}

export function takeMonths(title: Title): MonthWords[] {
  return title
    .take(MONTH_WORDS, ({ thai: th, english: en, year, of }) => ({
      month: NUMBER_BY_MONTH.get((th ?? en ?? '').replace(/[. ]/g, '')) ?? 0,
      year: commonEra(year ?? of),
    }))
    .filter(({ month }) => month > 0);
}

export const takeParts = (title: Title): PartWords[] => [
  ...title.take(QUARTER, ({ n, year }) => ({
    months: 3,
    after: 3 * (Number(n) - 1),
    year: commonEra(year),
  })),
  ...title.take(PART, ({ months = '6', which, half }) => ({
    months: Number(months),
    after: which === 'หลัง' || half === 'หลัง' ? 12 - Number(months) : 0,
    year: undefined,
  })),
];

export const takeNumbers = (title: Title): NumberWords[] =>
  title.take(NUMBER, ({ n, year }) => ({ number: Number(n), year: commonEra(year) }));

/** Years that stand by themselves. One that nothing marks is told last, and not at all where it is of a law. */
export function takeYears(title: Title): YearWords[] {
  const short = title.take(SHORT_FISCAL, ({ year }) => ({
    kind: 'fiscal',
    first: commonEra(year),
    last: commonEra(year),
  }));
  const whole = title.take(YEAR_WORDS, ({ fiscal, academic, plain, first, last }) => ({
    kind: kindOf(fiscal, academic, plain),
    first: commonEra(first),
    last: commonEra(last ?? first),
  }));
  const known = [...short, ...whole].filter(
    (words): words is YearWords =>
      words.first !== undefined && words.last !== undefined && words.last >= words.first,
  );
  const marked = known.filter(({ kind }) => kind !== 'unmarked');
  const unmarked = known.filter((words) => words.kind === 'unmarked' && !LAW.test(title.before(words)));
  return marked.length > 0 ? marked : unmarked.slice(-1);
}

function kindOf(fiscal?: string, academic?: string, plain?: string): YearKind {
  if (fiscal !== undefined) return 'fiscal';
  if (academic !== undefined) return 'academic';
  return plain === undefined ? 'unmarked' : 'calendar';
}

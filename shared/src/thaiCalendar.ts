/**
 * Thai dates, in one place: eras, month names, fiscal years, and the calendar day in Bangkok.
 *
 * Everywhere else a calendar date is an ISO 8601 string of the Common Era (`2018-05-31`) and an instant is an
 * ISO 8601 string in UTC. The Buddhist era and Thai digits exist only on presentation and on input, and only here.
 * Years before 1941 are converted by the same +543, although the Thai year then began on 1 April.
 */

export type CalendarLocale = 'th' | 'en';
export type DateStyle = 'short' | 'long' | 'full';
export type Digits = 'arab' | 'thai';
export interface DateFormat {
  locale?: CalendarLocale;
  style?: DateStyle;
  digits?: Digits;
}
export type DateFault =
  'empty' | 'format' | 'two_digit_year' | 'year_out_of_range' | 'era_conflict' | 'no_such_day';
export type ParsedDate = { ok: true; iso: string } | { ok: false; reason: DateFault };

interface Ymd {
  year: number;
  month: number;
  day: number;
}

const ERA_OFFSET = 543;
/** Thailand has been at UTC+7 without daylight saving since 1920. */
const BANGKOK_OFFSET_MS = 7 * 3_600_000;

const MONTHS = [
  { th: 'มกราคม', thShort: 'ม.ค.', en: 'January' },
  { th: 'กุมภาพันธ์', thShort: 'ก.พ.', en: 'February' },
  { th: 'มีนาคม', thShort: 'มี.ค.', en: 'March' },
  { th: 'เมษายน', thShort: 'เม.ย.', en: 'April' },
  { th: 'พฤษภาคม', thShort: 'พ.ค.', en: 'May' },
  { th: 'มิถุนายน', thShort: 'มิ.ย.', en: 'June' },
  { th: 'กรกฎาคม', thShort: 'ก.ค.', en: 'July' },
  { th: 'สิงหาคม', thShort: 'ส.ค.', en: 'August' },
  { th: 'กันยายน', thShort: 'ก.ย.', en: 'September' },
  { th: 'ตุลาคม', thShort: 'ต.ค.', en: 'October' },
  { th: 'พฤศจิกายน', thShort: 'พ.ย.', en: 'November' },
  { th: 'ธันวาคม', thShort: 'ธ.ค.', en: 'December' },
] as const;

const WEEKDAYS = {
  th: ['อาทิตย์', 'จันทร์', 'อังคาร', 'พุธ', 'พฤหัสบดี', 'ศุกร์', 'เสาร์'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

const THAI_DIGITS = '๐๑๒๓๔๕๖๗๘๙';

export const toThaiDigits = (text: string): string =>
  text.replace(/[0-9]/g, (d) => THAI_DIGITS.charAt(Number(d)));
export const toArabicDigits = (text: string): string =>
  text.replace(/[๐-๙]/g, (d) => String(THAI_DIGITS.indexOf(d)));

/** Year of the Buddhist era for a year of the Common Era. */
export const toBuddhistYear = (ce: number): number => ce + ERA_OFFSET;
/** Year of the Common Era for a year of the Buddhist era. */
export const fromBuddhistYear = (be: number): number => be - ERA_OFFSET;

/** The years of the Common Era that this system speaks of: dates and forms, the API and announcements. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2099;
export const isKnownYear = (ce: number): boolean => ce >= FIRST_YEAR && ce <= LAST_YEAR;

/** The year of the Common Era that is meant by a year which is one of the Buddhist era alone, like 2570. */
export function meantByBuddhistYear(year: number): number | undefined {
  const ce = fromBuddhistYear(year);
  return isKnownYear(ce) ? ce : undefined;
}

/** Months 1–12 by name, for lists and calendars. @throws {RangeError} for any other number. */
export function monthName(
  month: number,
  locale: CalendarLocale = 'th',
  style: 'short' | 'long' = 'long',
): string {
  const names = MONTHS[month - 1];
  if (!names) throw new RangeError(`month ${month} is not 1–12`);
  if (locale === 'en') return style === 'short' ? names.en.slice(0, 3) : names.en;
  return style === 'short' ? names.thShort : names.th;
}

/* ── reading ─────────────────────────────────────────────────────────────────────────────────────────────── */

const monthKey = (text: string): string => text.toLowerCase().replace(/[.\s]/g, '');
const MONTH_BY_KEY: ReadonlyMap<string, number> = new Map([
  ...MONTHS.flatMap((m, i): [string, number][] => [
    [m.th, i + 1],
    [m.th.replace(/(คม|ยน|พันธ์)$/, ''), i + 1],
    [monthKey(m.thShort), i + 1],
    [monthKey(m.en), i + 1],
    [monthKey(m.en).slice(0, 3), i + 1],
  ]),
  ['sept', 9],
]);

type Era = 'be' | 'ce';
const ERA = String.raw`(?<era>พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|คริสต์ศักราช|b\.?e\.?|c\.?e\.?|a\.?d\.?)?`;
const WEEKDAY = String.raw`(?:วัน)?(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์|[a-z]+day)?,?\s*(?:วันที่|ที่)?`;
const YEAR_FIRST = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/;
const NUMERIC = new RegExp(
  String.raw`^(?<day>\d{1,2})\s*[-/.\s]\s*(?<month>\d{1,2})\s*[-/.\s]\s*${ERA}\s*(?<year>\d+)$`,
  'i',
);
const WORDED = new RegExp(
  String.raw`^${WEEKDAY}\s*(?<day>\d{1,2})\s*(?:เดือน)?\s*(?<month>[ก-์.\s]+?|[a-z]+\.?),?\s*${ERA}\s*(?<year>\d+)$`,
  'i',
);

function eraOf(mark: string | undefined): Era | undefined {
  if (!mark) return undefined;
  return /^(พ|b)/i.test(mark) ? 'be' : 'ce';
}

/** 1900–2099 is the Common Era, 2443–2642 the same years of the Buddhist era: no year can be read both ways. */
function commonEraYear(text: string, mark: Era | undefined): number | DateFault {
  if (text.length <= 2) return 'two_digit_year';
  const year = Number(text);
  const ce = isKnownYear(year) ? year : meantByBuddhistYear(year);
  if (ce === undefined || text.length !== 4) return 'year_out_of_range';
  if (mark && mark !== (ce === year ? 'ce' : 'be')) return 'era_conflict';
  return ce;
}

export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
const isoOf = ({ year, month, day }: Ymd): string => `${pad(year, 4)}-${pad(month)}-${pad(day)}`;

/**
 * Reads a date as people in a Thai office write it: `๓๑/๕/๒๕๖๑`, `31 พ.ค. 2561`, `31/05/2018`, `2018-05-31`,
 * `วันพฤหัสบดีที่ 31 พฤษภาคม พ.ศ. 2561`, `31 May 2018`. Day before month, always. Two-digit years are refused.
 */
export function parseCalendarDate(input: string): ParsedDate {
  const text = toArabicDigits(
    input
      .normalize('NFC')
      .replace(/[\u200b-\u200d\ufeff]/g, '')
      .replace(/\s+/g, ' '),
  ).trim();
  if (text === '') return { ok: false, reason: 'empty' };
  const found = (YEAR_FIRST.exec(text) ?? NUMERIC.exec(text) ?? WORDED.exec(text))?.groups;
  if (!found?.['day'] || !found['month'] || !found['year']) return { ok: false, reason: 'format' };

  const month = /^\d/.test(found['month'])
    ? Number(found['month'])
    : MONTH_BY_KEY.get(monthKey(found['month']));
  if (month === undefined) return { ok: false, reason: 'format' };
  const year = commonEraYear(found['year'], eraOf(found['era']));
  if (typeof year === 'string') return { ok: false, reason: year };
  const day = Number(found['day']);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return { ok: false, reason: 'no_such_day' };
  return { ok: true, iso: isoOf({ year, month, day }) };
}

/** @throws RangeError when `iso` is not an existing day written `yyyy-mm-dd`. */
function ymdOf(iso: string): Ymd {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const ymd = { year: Number(match?.[1]), month: Number(match?.[2]), day: Number(match?.[3]) };
  if (
    !match ||
    ymd.month < 1 ||
    ymd.month > 12 ||
    ymd.day < 1 ||
    ymd.day > daysInMonth(ymd.year, ymd.month)
  ) {
    throw new RangeError(`"${iso}" is not a calendar date (yyyy-mm-dd)`);
  }
  return ymd;
}

/* ── writing ─────────────────────────────────────────────────────────────────────────────────────────────── */

const withDigits = (text: string, digits: Digits | undefined): string =>
  digits === 'thai' ? toThaiDigits(text) : text;

/**
 * A calendar date for people. Thai is in the Buddhist era, English in the Common Era:
 * short `31 พ.ค. 2561` / `31 May 2018`, long `31 พฤษภาคม 2561`, full `วันพฤหัสบดีที่ 31 พฤษภาคม พ.ศ. 2561`.
 * @throws {RangeError} when `iso` is not an existing day written `yyyy-mm-dd`.
 */
export function formatDate(iso: string, { locale = 'th', style = 'long', digits }: DateFormat = {}): string {
  const { year, month, day } = ymdOf(iso);
  const name = monthName(month, locale, style === 'short' ? 'short' : 'long');
  const weekday = WEEKDAYS[locale][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
  if (locale === 'en')
    return withDigits(`${style === 'full' ? `${weekday} ` : ''}${day} ${name} ${year}`, digits);
  const be = toBuddhistYear(year);
  return withDigits(
    style === 'full' ? `วัน${weekday}ที่ ${day} ${name} พ.ศ. ${be}` : `${day} ${name} ${be}`,
    digits,
  );
}

/**
 * A month for people: `พฤศจิกายน 2569`, `November 2026`. @param month `yyyy-mm`
 * @throws {RangeError} when its month is not 1–12
 */
export function formatMonth(month: string, locale: CalendarLocale = 'th'): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${monthName(number, locale)} ${locale === 'en' ? year : toBuddhistYear(year)}`;
}

/**
 * The date in full and in both eras, so that it cannot be misread: shown below every date input.
 * @throws {RangeError} when `iso` is not an existing day written `yyyy-mm-dd`.
 */
export function formatDateBothEras(iso: string, { locale = 'th', digits }: DateFormat = {}): string {
  const { year } = ymdOf(iso);
  const other = locale === 'th' ? `ค.ศ. ${year}` : `B.E. ${toBuddhistYear(year)}`;
  return withDigits(`${formatDate(iso, { locale, style: 'full' })} (${other})`, digits);
}

/** The calendar date in Bangkok at an instant. */
export function bangkokDate(instant: Date): string {
  return new Date(instant.getTime() + BANGKOK_OFFSET_MS).toISOString().slice(0, 10);
}

/** The time of day in Bangkok at an instant, `HH:mm`. */
export function bangkokTime(instant: Date): string {
  return new Date(instant.getTime() + BANGKOK_OFFSET_MS).toISOString().slice(11, 16);
}

/**
 * The instant (ISO 8601, UTC) at which a Bangkok clock shows this date and `HH:mm`.
 * @throws {RangeError} when there is no such day or time of day.
 */
export function bangkokInstant(isoDate: string, time: string): string {
  ymdOf(isoDate);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`"${time}" is not a time of day (HH:mm)`);
  return new Date(Date.parse(`${isoDate}T${time}:00Z`) - BANGKOK_OFFSET_MS).toISOString();
}

/** A month like `2026-11` in Bangkok: its first instant, and the first of the month after. */
export function bangkokMonth(month: string): { start: string; end: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1];
  const after = `${String(nextYear).padStart(4, '0')}-${String(next).padStart(2, '0')}`;
  return { start: bangkokInstant(`${month}-01`, '00:00'), end: bangkokInstant(`${after}-01`, '00:00') };
}

/** An instant on a Bangkok clock: `31 พฤษภาคม 2561 เวลา 09.30 น.` / `31 May 2018, 09:30`. */
export function formatDateTime(instant: string | Date, format: DateFormat = {}): string {
  const at = typeof instant === 'string' ? new Date(instant) : instant;
  const date = formatDate(bangkokDate(at), format);
  const time = bangkokTime(at);
  if (format.locale === 'en') return withDigits(`${date}, ${time}`, format.digits);
  const clock = `${time.replace(':', '.')} น.`;
  return withDigits(format.style === 'short' ? `${date} ${clock}` : `${date} เวลา ${clock}`, format.digits);
}

/* ── fiscal years ────────────────────────────────────────────────────────────────────────────────────────── */

export type Quarter = 1 | 2 | 3 | 4;

/**
 * The Thai fiscal year of a date, named by the CE year in which it ends: 2025-10-01 … 2026-09-30 is 2026.
 * @throws {RangeError} when there is no such day.
 */
export function fiscalYearOf(isoDate: string): number {
  const { year, month } = ymdOf(isoDate);
  return month >= 10 ? year + 1 : year;
}

/** First and last day of a fiscal year, both included. */
export function fiscalYearRange(fiscalYear: number): { start: string; end: string } {
  return { start: `${pad(fiscalYear - 1, 4)}-10-01`, end: `${pad(fiscalYear, 4)}-09-30` };
}

/** Quarter of the fiscal year: October–December is 1. @throws {RangeError} when there is no such day. */
export function quarterOf(isoDate: string): Quarter {
  return (((Math.floor((ymdOf(isoDate).month - 1) / 3) + 1) % 4) + 1) as Quarter;
}

/** `2569` / `2026 (B.E. 2569)` for the fiscal year that ends in 2026, where the words stand beside it. */
export function fiscalYearInNumbers(
  fiscalYear: number,
  locale: CalendarLocale = 'th',
  digits?: Digits,
): string {
  const be = String(toBuddhistYear(fiscalYear));
  return withDigits(locale === 'th' ? be : `${fiscalYear} (B.E. ${be})`, digits);
}

/** `ปีงบประมาณ 2569` / `Fiscal year 2026 (B.E. 2569)` for the fiscal year that ends in 2026. */
export function formatFiscalYear(fiscalYear: number, locale: CalendarLocale = 'th', digits?: Digits): string {
  return `${locale === 'th' ? 'ปีงบประมาณ' : 'Fiscal year'} ${fiscalYearInNumbers(fiscalYear, locale, digits)}`;
}

/** The calendar day before a day. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

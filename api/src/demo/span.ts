import { bangkokDate, bangkokInstant, daysInMonth, fiscalYearOf } from '@phoeiphrae/shared/thaiCalendar';

/** A stretch of calendar days, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** How many months each unit has, and the month (0 is January) with which one of them begins. */
const UNITS = { month: [1, 0], quarter: [3, 0], half: [6, 9], fy: [12, 9], year: [12, 0] } as const;
export type SpanUnit = 'day' | keyof typeof UNITS;
const SPAN = /^(day|month|quarter|half|fy|year)([+-]\d+)?$/;

/**
 * The calendar day so many days after (or, below zero, before) another.
 * @throws {RangeError} when there is no such day.
 */
export const addDays = (day: string, days: number): string =>
  bangkokDate(new Date(Date.parse(bangkokInstant(day, '12:00')) + days * 86_400_000));

/** The day itself, or the Friday before it when it falls on a weekend. */
export function workday(day: string): string {
  const weekday = new Date(day).getUTCDay();
  return addDays(day, weekday === 6 ? -1 : weekday === 0 ? -2 : 0);
}

const dayOf = (month: number, day: number): string =>
  new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10);

/**
 * What `month-1`, `fy`, `quarter-1`, `day+9` … mean on a day: the unit that the day lies in, moved by so many. `half` is
 * a half of the fiscal year, `fy` a fiscal year, `year` a calendar year.
 * @throws {RangeError} when the text is no such thing.
 */
export function spanOf(text: string, on: string): Span & { unit: SpanUnit } {
  const [, unit, offset = '0'] = SPAN.exec(text) ?? [];
  if (unit === undefined)
    throw new RangeError(`"${text}" is no span of time; write for example month-1 or fy`);
  if (unit === 'day') {
    const day = addDays(on, Number(offset));
    return { unit, from: day, to: day };
  }
  const known = unit as keyof typeof UNITS;
  const [length, begins] = UNITS[known];
  const now = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1;
  const first = Math.floor((now - begins) / length) * length + begins + Number(offset) * length;
  const last = first + length - 1;
  const end = daysInMonth(Math.floor(last / 12), (last % 12) + 1);
  return { unit: known, from: dayOf(first, 1), to: dayOf(last, end) };
}

/** A day of the year, `mm-dd`, in a fiscal year. @throws {RangeError} when there is no such day. */
export const inFiscalYear = (fiscalYear: number, monthAndDay: string): string => {
  const day = `${String(fiscalYear)}-${monthAndDay}`;
  return fiscalYearOf(day) === fiscalYear ? day : `${String(fiscalYear - 1)}-${monthAndDay}`;
};

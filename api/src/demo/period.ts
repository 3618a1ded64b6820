import { daysInMonth, fiscalYearOf, fromBuddhistYear } from '@phoeiphrae/shared/thaiCalendar';
import type { DemoContent } from './demoItem.ts';

export type DemoPeriod = Pick<DemoContent, 'fiscalYear' | 'periodFrom' | 'periodTo'>;

const day = (year: number, month: number, date: number) =>
  `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** From the first day of a month to the last day of another, `count` months later. Years as people say them (B.E.). */
function months(yearBE: number, month: number, count: number): DemoPeriod {
  const year = fromBuddhistYear(yearBE);
  const last = month + count - 1;
  const endYear = year + Math.floor((last - 1) / 12);
  const endMonth = ((last - 1) % 12) + 1;
  const periodFrom = day(year, month, 1);
  return {
    fiscalYear: fiscalYearOf(periodFrom),
    periodFrom,
    periodTo: day(endYear, endMonth, daysInMonth(endYear, endMonth)),
  };
}

/** ปีงบประมาณ พ.ศ. */
export const fiscalYear = (be: number): DemoPeriod => months(be - 1, 10, 12);
/** Six months: 1 is October to March, 2 is April to September. */
export const half = (be: number, n: 1 | 2): DemoPeriod =>
  n === 1 ? months(be - 1, 10, 6) : months(be, 4, 6);
/** ไตรมาส 1–4 of a fiscal year. */
export const quarter = (be: number, n: 1 | 2 | 3 | 4): DemoPeriod =>
  n === 1 ? months(be - 1, 10, 3) : months(be, (n - 2) * 3 + 1, 3);
/** One calendar month; `yearBE` is that month's own Buddhist year. */
export const monthOf = (yearBE: number, month: number): DemoPeriod => months(yearBE, month, 1);
/** Several fiscal years, kept under the first. */
export const fiscalYears = (fromBE: number, toBE: number): DemoPeriod => ({
  ...fiscalYear(fromBE),
  periodTo: fiscalYear(toBE).periodTo,
});

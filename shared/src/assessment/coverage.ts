import { fiscalYearRange } from '../thaiCalendar.ts';
import type { Cadence, Coverage } from './scheme.ts';

export interface Span {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
}

/** The days of which a document must tell; null where it is of no time. */
export function coverageOf(coverage: Coverage, fiscalYear: number): Span | null {
  if (coverage === 'standing') return null;
  const { start, end } = fiscalYearRange(coverage === 'previous_year' ? fiscalYear - 1 : fiscalYear);
  return { from: start, to: coverage === 'first_half' ? `${String(fiscalYear)}-03-31` : end };
}

/** Months of a fiscal year in which what was seen once need not be seen again. */
const MONTHS: Record<Exclude<Cadence, 'on_change'>, number> = {
  yearly: 12,
  half_yearly: 6,
  quarterly: 3,
  monthly: 1,
};

/**
 * The first day of the time that a day lies in, by a cadence: what was verified before it is to be verified anew. After the
 * fiscal year nothing becomes older any more, and before it nothing is old.
 * @returns null where time alone makes nothing old
 */
export function cadenceBegan(cadence: Cadence, fiscalYear: number, today: string): string | null {
  if (cadence === 'on_change') return null;
  const { start, end } = fiscalYearRange(fiscalYear);
  if (today < start) return null;
  const [year = 0, month = 1] = (today > end ? end : today).split('-').map(Number);
  const monthOfYear = (month + 2) % 12;
  const back = monthOfYear % MONTHS[cadence];
  const began = new Date(Date.UTC(year, month - 1 - back, 1));
  return began.toISOString().slice(0, 10);
}

import { isKnownYear } from '@phoeiphrae/shared/thaiCalendar';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

function isoOf(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

const isOfKnownYear = (iso: string): boolean => isKnownYear(Number(iso.slice(0, 4)));

/** JavaScript reads 30 February as 2 March, hence the way back. */
const isDay = (text: string): boolean => isOfKnownYear(text) && isoOf(text)?.slice(0, 10) === text;

/**
 * `date` and `date-time` more narrowly than RFC 3339: its leap seconds, year 0 and short offsets pass a form check and
 * then fail in the clock or in the database, as our own fault. Of the years that this system speaks of alone, as written
 * and in UTC: a year of the Buddhist era would be shown 543 years later.
 */
export const FORMATS = {
  date: isDay,
  'date-time': (text: string): boolean =>
    MOMENT.test(text) && isDay(text.slice(0, 10)) && isOfKnownYear(isoOf(text) ?? ''),
} as const;

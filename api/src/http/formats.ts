/** The years that this system speaks of: a calendar, PostgreSQL and JavaScript agree on all of them. */
const FIRST = '1900';
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

function isoOf(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** JavaScript reads 30 February as 2 March, hence the way back. */
const isDay = (text: string): boolean => text >= FIRST && isoOf(text)?.slice(0, 10) === text;

/**
 * `date` and `date-time` more narrowly than RFC 3339: its leap seconds, year 0 and short offsets pass a form check and
 * then fail in the clock or in the database, as our own fault.
 */
export const FORMATS = {
  date: isDay,
  'date-time': (text: string): boolean =>
    MOMENT.test(text) && isDay(text.slice(0, 10)) && /^\d{4}-/.test(isoOf(text) ?? ''),
} as const;

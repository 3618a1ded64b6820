import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { FIRST_YEAR, isKnownYear, LAST_YEAR, meantByBuddhistYear } from '@phoeiphrae/shared/thaiCalendar';

/** The year that a value was meant to be of: a date, a moment, or a (fiscal) year by itself. */
function yearOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  const written = typeof value === 'string' ? /^(\d{4})(?:-\d\d-\d\d|$)/.exec(value)?.[1] : undefined;
  return written === undefined ? undefined : Number(written);
}

/** What to say of a date or year that lies outside of the years the API knows; nothing when it is of one of them. */
export function yearFault(value: unknown): { code: string; detail: Bilingual } | undefined {
  const year = yearOf(value);
  if (year === undefined || isKnownYear(year)) return undefined;
  const meant = meantByBuddhistYear(year);
  if (meant !== undefined) {
    const detail = {
      th: `${String(year)} น่าจะเป็นปีพุทธศักราช โปรดส่งเป็นปีคริสต์ศักราช ${String(meant)}`,
      en: `${String(year)} looks like a Buddhist-era year; ${String(meant)} is meant.`,
    };
    return { code: 'buddhist_year', detail };
  }
  const [first, last] = [String(FIRST_YEAR), String(LAST_YEAR)];
  const detail = {
    th: `ใช้ได้เฉพาะปีคริสต์ศักราช ${first}–${last}`,
    en: `Only the years ${first} to ${last} of the common era can be given.`,
  };
  return { code: 'year', detail };
}

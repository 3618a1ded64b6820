const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet's calendar; the day that 1900 did not have is counted (ECMA-376 part 1, 18.17.4.1). */
const EPOCH = Date.UTC(1899, 11, 30);

/** A spreadsheet's day as day/month/year of the Common Era, or empty when it is no day. */
export function dayText(serial: number): string {
  if (!(serial >= 1 && serial < 2_958_466)) return '';
  const day = new Date(EPOCH + Math.floor(serial) * DAY_MS);
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
}

/**
 * A number as a reader sees it, not as it is stored: 1.103702071811E12 is 1103702071811, and the long tail of a
 * fraction, which only looks like a number of thirteen digits, is cut.
 */
export function numberText(stored: string): string {
  const value = Number(stored);
  if (!Number.isFinite(value)) return stored;
  return Number.isInteger(value) && Math.abs(value) < 1e20
    ? value.toFixed(0)
    : String(Number(value.toFixed(6)));
}

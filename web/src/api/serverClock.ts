/* eslint-disable phoeiphrae/no-clock -- the browser's clock is read here, to be put right, and nowhere else */

/** How far the server's clock is ahead of the browser's, in milliseconds. */
let aheadMs = 0;

/**
 * Learns from the `Date` of an answer what time it is for the server. Only from one that no cache may keep: the time of
 * a kept one has passed.
 */
export function learnServerTime({ headers }: Response): void {
  if (!headers.get('cache-control')?.includes('no-store')) return;
  const time = Date.parse(headers.get('date') ?? '');
  if (!Number.isNaN(time)) aheadMs = time - Date.now();
}

/**
 * What time it is by the server's clock, to a second or two. All that the API dates is dated by that one, and the clock
 * of a reader's computer may stand on another day.
 */
export const serverNow = (): Date => new Date(Date.now() + aheadMs);

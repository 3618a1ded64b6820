import { createHash, randomInt } from 'node:crypto';

/** Letters and digits of which none looks like another (Crockford's base 32, without 0 and 1). */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 3;
const GROUP = 4;
const CODE = new RegExp(`^[${SIGNS}]{${String(GROUPS * GROUP)}}$`);

/** A code that nobody guesses: 30 signs in 12 places. */
export const newReceipt = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => SIGNS.charAt(randomInt(SIGNS.length))).join(''),
  ).join('-');

/** The digest by which a code is known, however it was typed; undefined for what is none. */
export function digestOf(typed: string): string | undefined {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '');
  if (!CODE.test(signs)) return undefined;
  return createHash('sha256').update(signs).digest('hex');
}

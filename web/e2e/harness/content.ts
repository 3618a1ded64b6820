import { randomInt } from 'node:crypto';

/** An address that nobody else takes; addresses carry no numbers. */
export function freshSlug(): string {
  const letters = Array.from({ length: 14 }, () => String.fromCharCode(97 + randomInt(26)));
  return `e2e-${letters.join('')}`;
}

import { expect, it } from 'vitest';
import { ADVISORY_LOCKS } from './advisoryLocks.ts';

it('no two advisory locks have the same number', () => {
  const numbers = Object.values(ADVISORY_LOCKS);
  expect(new Set(numbers).size).toBe(numbers.length);
});

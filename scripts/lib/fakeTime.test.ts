import { describe, expect, it } from 'vitest';
import { secondsUntil } from './fakeTime.ts';

const NOW = new Date('2026-11-23T02:00:00.000Z');

describe('secondsUntil', () => {
  it.each([
    ['+400d', 400 * 86_400],
    ['-1d', -86_400],
    ['2026-11-23T02:01:00Z', 60],
    ['2026-11-23T08:59:00+07:00', -60],
  ])('%s', (at, seconds) => {
    expect(secondsUntil(at, NOW)).toBe(seconds);
  });

  it.each(['', '400', '400d', '2028-02-30', '2028-02-29T02:00:00', 'tomorrow', '+1y'])(
    'throws on %j',
    (at) => {
      expect(() => secondsUntil(at, NOW)).toThrow('Cannot read the time');
    },
  );
});

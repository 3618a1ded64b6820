import type { RecentChange } from '@phoeiphrae/shared/publicChange';
import { describe, expect, it } from 'vitest';
import { changeMonths } from './changeMonths';

let leaf = 0;
const at = (instant: string): RecentChange => ({
  at: instant,
  kind: 'published',
  slug: 'แผน',
  revision: 1,
  leaf: ++leaf,
  title: 'แผน',
});
const shape = (changes: readonly RecentChange[]) =>
  changeMonths(changes).map(({ month, changes: { length }, open }) => [month, length, open]);

describe('changes by month', () => {
  it('opens the newest months until ten changes are shown, and folds the others', () => {
    const many = Array.from({ length: 9 }, () => at('2026-10-05T02:00:00.000Z'));
    expect(
      shape([
        at('2026-11-24T09:00:00.000Z'),
        ...many,
        at('2026-09-01T02:00:00.000Z'),
        at('2026-08-01T02:00:00.000Z'),
      ]),
    ).toEqual([
      ['2026-11', 1, true],
      ['2026-10', 9, true],
      ['2026-09', 1, false],
      ['2026-08', 1, false],
    ]);
  });

  it('counts the last evening of a month in UTC to the next one, as Bangkok does', () => {
    expect(shape([at('2026-09-30T17:05:00.000Z')])).toEqual([['2026-10', 1, true]]);
  });

  it('has no month where nothing changed', () => {
    expect(changeMonths([])).toEqual([]);
  });
});

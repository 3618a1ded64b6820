import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../engines/outbound/probeLink.ts';
import { afterLook, afterReading, type Standing } from './standing.ts';

const DAY = 86_400_000;
/** Nine in the morning in Bangkok, so many days on. */
const day = (n: number, hours = 0) =>
  new Date(Date.parse('2026-11-23T02:00:00.000Z') + n * DAY + hours * 3_600_000);
const NEW: Standing = {
  state: 'waiting',
  since: day(0).toISOString(),
  failure: null,
  status: null,
  failedDays: 0,
  lastFailedOn: null,
  checkedAt: null,
  nextCheckAt: day(0).toISOString(),
};
const WORKS: Outcome = { is: 'working', status: 200 };
const FAILS: Outcome = { is: 'failed', failure: 'not_found', status: 404 };
const UNCLEAR: Outcome = { is: 'unclear', failure: 'access_refused', status: 403 };
const LATER: Outcome = { is: 'later', afterS: 120, status: 429 };

/** How it stands after looks at these moments. */
const walk = (looks: readonly (readonly [Date, Outcome])[], from = NEW): Standing =>
  looks.reduce((standing, [at, outcome]) => afterLook(standing, outcome, at), from);

describe('a link', () => {
  it('that works is looked at again after a week', () => {
    expect(walk([[day(0), WORKS]])).toMatchObject({
      ...{ state: 'working', since: day(0).toISOString(), checkedAt: day(0).toISOString() },
      nextCheckAt: day(7).toISOString(),
    });
  });

  it('is broken after three days in a row on which it failed, since the first of them', () => {
    const two = walk([
      [day(0), WORKS],
      [day(7), FAILS],
      [day(8), FAILS],
    ]);
    expect(two).toMatchObject({ state: 'failing', failedDays: 2, nextCheckAt: day(9).toISOString() });
    expect(afterLook(two, FAILS, day(9))).toMatchObject({
      ...{ state: 'broken', since: day(7).toISOString(), failure: 'not_found', status: 404 },
    });
  });

  it('is not broken by one bad night, however often it is asked for in it', () => {
    const night = Array.from({ length: 10 }, (_, n) => [day(0, n), FAILS] as const);
    expect(walk(night)).toMatchObject({ state: 'failing', failedDays: 1 });
  });

  it('begins anew when it worked in between', () => {
    const found = walk([
      [day(0), FAILS],
      [day(1), FAILS],
      [day(2), WORKS],
      [day(9), FAILS],
    ]);
    expect(found).toMatchObject({ state: 'failing', failedDays: 1, since: day(9).toISOString() });
  });

  it('that is broken stays so in whatever way it fails, and is mended at once', () => {
    const broken = walk([0, 1, 2, 3].map((n) => [day(n), FAILS] as const));
    const other = afterLook(broken, { is: 'failed', failure: 'timeout', status: null }, day(4));
    expect(other).toMatchObject({
      state: 'broken',
      since: day(0).toISOString(),
      failure: 'timeout',
      status: null,
    });
    expect(afterLook(other, WORKS, day(5))).toMatchObject({
      ...{ state: 'working', since: day(5).toISOString(), failure: null, failedDays: 0, lastFailedOn: null },
    });
  });

  it('stays as it was when its server asks for patience', () => {
    const failing = walk([[day(0), FAILS]]);
    const at = day(1);
    expect(afterLook(failing, LATER, at)).toEqual({
      ...failing,
      nextCheckAt: new Date(at.getTime() + 120_000).toISOString(),
    });
  });

  it('of which nothing can be told is neither failing nor working', () => {
    expect(
      walk([
        [day(0), FAILS],
        [day(1), UNCLEAR],
      ]),
    ).toMatchObject({
      ...{ state: 'unclear', since: day(1).toISOString(), failure: 'access_refused', failedDays: 0 },
    });
  });

  it('counts the days of Bangkok', () => {
    // A quarter to midnight and a quarter past, in Bangkok.
    const before = new Date('2026-11-23T16:45:00.000Z');
    const after = new Date('2026-11-23T17:15:00.000Z');
    expect(
      walk([
        [before, FAILS],
        [after, FAILS],
      ]).failedDays,
    ).toBe(2);
  });
});

describe('a file', () => {
  it('is broken as soon as its bytes are not there, and well when they are back', () => {
    const gone = afterReading(NEW, 'missing', day(0));
    expect(gone).toMatchObject({ state: 'broken', failure: 'missing', since: day(0).toISOString() });
    expect(afterReading(gone, undefined, day(1))).toMatchObject({ state: 'working', failure: null });
  });
});

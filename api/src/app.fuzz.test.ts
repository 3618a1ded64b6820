import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from './testing/buildTestApp.ts';
import { descriptionOf } from './testing/fuzz/description.ts';
import { tryEverything } from './testing/fuzz/tryEverything.ts';
import { longRuns } from './testing/longRuns.ts';

const REQUESTS = longRuns(450, 20_000);
/** Another with `FUZZ_SEED=…`; that of a failure stands in its message. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

describe('every operation, asked by everyone in every manner', () => {
  it('answers nothing but what it describes, and never fails', { timeout: REQUESTS * 2_000 }, async () => {
    const began = performance.now();
    const { byStatus, asked, succeeded, faults } = await tryEverything(test, {
      seed: SEED,
      requests: REQUESTS,
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    const figures = { requests: REQUESTS, seconds, byStatus, asked: asked.size, succeeded: succeeded.size };
    if (process.env['LONG_TESTS'] !== undefined) console.log(JSON.stringify(figures));
    expect(faults.join('\n\n')).toBe('');
    const { operations } = descriptionOf(test);
    const never = operations.filter(({ id }) => !asked.has(id)).map(({ id }) => id);
    expect(never).toEqual([]);
  });
});

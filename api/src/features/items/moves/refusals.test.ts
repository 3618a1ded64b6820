import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { bodyFor, castOffice, draftOf, mustAct, type Cast } from '../../../testing/office.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

describe('refused moves', () => {
  it('429 before one person can flood the log with them; others go on, and so does that one later', async () => {
    const item = await draftOf(test, cast.officer);
    const attempt = () =>
      cast.head.post(`/items/${item.id}/submit`, bodyFor('submit', item), { ifMatch: item.version });
    expectProblem(await attempt(), 'not-permitted');
    const more = 'INSERT INTO throttle_hits SELECT bucket, at FROM throttle_hits, generate_series(1, 298)';
    await test.owner.pool.query(more);
    expectProblem(await attempt(), 'not-permitted');
    expectProblem(await attempt(), 'too-many-requests');
    const { rows } = await test.owner.pool.query(
      "SELECT count(*)::int AS n FROM events WHERE type = 'item.refused'",
    );
    expect(rows).toEqual([{ n: 2 }]);
    await mustAct(cast.officer, item.id, 'submit');
    test.clock.advance(16 * 60_000);
    await mustAct(cast.head, item.id, 'endorse');
  });
});

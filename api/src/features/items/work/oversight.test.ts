import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Oversight } from '@phoeiphrae/shared/inbox';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { manyItems } from '../../../testing/manyItems.ts';
import { castOffice, draftOf, mustAct, type Cast } from '../../../testing/office.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const look = async () => {
  const reply = await cast.monitor.get('/oversight');
  expect(reply.status).toBe(200);
  return reply.body as Oversight;
};

describe('GET /oversight, what stalls', () => {
  it('is nothing on the day on which it came to its step', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    expect(await look()).toMatchObject({ stalled: [], stalledCount: 0 });
    // Copies that have waited for three months and more.
    await manyItems(test, { like: id, from: 2_000, to: 2_119 });
  });

  it('are the hundred that have waited longest, and how many there are in all', async () => {
    const { stalled, stalledCount } = await look();
    expect(stalledCount).toBe(120);
    expect(stalled.map(({ item }) => item.slug)).toEqual(
      Array.from({ length: 100 }, (_, index) => `many-${String(2_119 - index)}`),
    );
    const days = stalled.map(({ workingDays }) => workingDays);
    expect(days).toEqual(days.toSorted((a, b) => b - a));
  });
});

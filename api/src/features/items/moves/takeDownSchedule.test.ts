import type { Item } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, START_OF_TEST, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import {
  act,
  castOffice,
  draftOf,
  IMMEDIATE,
  mustAct,
  passChain,
  publishedItem,
  read,
  type Cast,
} from '../../../testing/office.ts';
import { runDueWork } from './dueWork.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const at = '2026-11-23T03:00:00.000Z';
const publicStatus = async (slug: string) =>
  (await client(test).get(`/public/items/${encodeURIComponent(slug)}`)).status;
async function mended(person: Cast['officer'], id: string, selfCheck: Item['working']): Promise<void> {
  const { version } = await read(person, id);
  await person.patch(`/items/${id}/draft`, { selfCheck: selfCheck?.selfCheck }, { ifMatch: version });
}

describe('an emergency take-down while a later revision waits for its set time', () => {
  it.each([
    ['immediate', IMMEDIATE],
    ['approval', undefined],
  ] as const)(
    'cancels the %s one’s time, so that the item does not come back by itself',
    async (_track, category) => {
      test.clock.set(START_OF_TEST);
      let live: Item;
      if (category) {
        const draft = await draftOf(test, cast.officer, { category });
        live = await mustAct(cast.officer, draft.id, 'publish');
      } else live = await publishedItem(test, cast);
      await mustAct(cast.officer, live.id, 'revise');
      await mended(cast.officer, live.id, live.published);
      if (!category) {
        await passChain(cast, live.id);
      }
      await mustAct(cast.officer, live.id, 'schedule', { publishAt: at });
      await mustAct(cast.ict, live.id, 'take_down');
      test.clock.set('2026-11-23T04:00:00.000Z');
      await runDueWork(test.deps);
      expect(await publicStatus(live.slug)).toBe(410);
      expect((await read(cast.officer, live.id)).state).toBe('draft');
      const { rows } = await test.owner.pool.query(
        'SELECT type FROM events WHERE item_id = $1 ORDER BY seq DESC LIMIT 2',
        [live.id],
      );
      expect(rows.map((row: { type: string }) => row.type).sort()).toEqual([
        'item.recalled',
        'item.taken_down',
      ]);
    },
  );
});

describe('a revision that was approved before an emergency', () => {
  it('goes back to the draft: nothing approved before may be put out after', async () => {
    test.clock.set(START_OF_TEST);
    const live = await publishedItem(test, cast);
    await mustAct(cast.officer, live.id, 'revise');
    await mended(cast.officer, live.id, live.published);
    await passChain(cast, live.id);
    await mustAct(cast.ict, live.id, 'take_down');
    expect((await read(cast.officer, live.id)).state).toBe('draft');
    expect((await act(cast.officer, live.id, 'publish')).status).toBe(409);
    expect(await publicStatus(live.slug)).toBe(410);
  });
});

describe('a withdrawal while a later revision waits for its set time', () => {
  it('cancels the time, and leaves the approval as it was', async () => {
    test.clock.set(START_OF_TEST);
    const live = await publishedItem(test, cast);
    await mustAct(cast.officer, live.id, 'revise');
    await mended(cast.officer, live.id, live.published);
    await passChain(cast, live.id);
    await mustAct(cast.officer, live.id, 'schedule', { publishAt: at });
    await mustAct(cast.director, live.id, 'withdraw');
    test.clock.set('2026-11-23T04:00:00.000Z');
    await runDueWork(test.deps);
    expect(await publicStatus(live.slug)).toBe(410);
    expect((await read(cast.officer, live.id)).state).toBe('approved');
  });
});

import type { Oversight } from '@phoeiphrae/shared/inbox';
import type { Item, ItemPage } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import {
  APPROVAL,
  castOffice,
  draftOf,
  IMMEDIATE,
  mustAct,
  passChain,
  read,
  type Cast,
} from '../../../testing/office.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const listed = async (query: string) =>
  (await cast.officer.get<ItemPage>(`/items?limit=100${query}`)).body.items;

/** What every place says of an item: its page, its card, the two lists of each filter, and the moves that are open. */
async function said(id: string) {
  const item = await read(cast.officer, id);
  const [card] = (await listed('')).filter((one) => one.id === id);
  const inList = async (query: string) => (await listed(query)).some((one) => one.id === id);
  const actions = item.availableActions.map(({ action }) => action);
  return {
    item: [item.track, item.way],
    revision: item.working && [item.working.track, item.working.way],
    card: card && [card.track, card.way],
    byTrack: [await inList('&track=approval'), await inList('&track=immediate')],
    byWay: [await inList('&way=approval'), await inList('&way=immediate')],
    onward: actions.filter((action) => action === 'submit' || action === 'publish'),
  };
}

async function news(): Promise<Item> {
  const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
  return mustAct(cast.officer, id, 'publish');
}

describe('the track and the way of an item', () => {
  it('are both of the category while nothing binds it', async () => {
    const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    expect(await said(id)).toEqual({
      item: ['immediate', 'immediate'],
      revision: ['immediate', 'immediate'],
      card: ['immediate', 'immediate'],
      byTrack: [false, true],
      byWay: [false, true],
      onward: ['publish'],
    });
  });

  it('differ everywhere alike for news that was published, taken down and is revised', async () => {
    const { id } = await news();
    await mustAct(cast.ict, id, 'take_down');
    await mustAct(cast.officer, id, 'revise');
    expect(await said(id)).toEqual({
      item: ['immediate', 'approval'],
      revision: ['immediate', 'approval'],
      card: ['immediate', 'approval'],
      byTrack: [false, true],
      byWay: [true, false],
      onward: ['submit'],
    });
  });

  it('follow the category of a draft as it is edited, except that the chain once begun binds', async () => {
    const draft = await draftOf(test, cast.officer, { category: IMMEDIATE });
    const change = async (category: string) => {
      const { version } = await read(cast.officer, draft.id);
      await cast.officer.patch(`/items/${draft.id}/draft`, { content: { category } }, { ifMatch: version });
      return said(draft.id);
    };
    expect(await change(APPROVAL)).toMatchObject({
      item: ['approval', 'approval'],
      byWay: [true, false],
      onward: ['submit'],
    });
    expect(await change(IMMEDIATE)).toMatchObject({ item: ['immediate', 'immediate'], onward: ['publish'] });
    await change(APPROVAL);
    await mustAct(cast.officer, draft.id, 'submit');
    await mustAct(cast.head, draft.id, 'return');
    expect(await change(IMMEDIATE)).toMatchObject({
      item: ['immediate', 'approval'],
      card: ['immediate', 'approval'],
      byWay: [true, false],
      onward: ['submit'],
    });
  });

  it('leave news that went out through the chain out of the samples of what nobody approved', async () => {
    const { id } = await news();
    await mustAct(cast.ict, id, 'take_down');
    await mustAct(cast.officer, id, 'revise');
    const { version } = await read(cast.officer, id);
    const selfCheck = (await news()).published?.selfCheck;
    await cast.officer.patch(`/items/${id}/draft`, { selfCheck }, { ifMatch: version });
    await passChain(cast, id);
    const published = await mustAct(cast.officer, id, 'publish');
    expect([published.track, published.way]).toEqual(['immediate', 'approval']);
    const { samples } = (await cast.monitor.get<Oversight>('/oversight')).body;
    expect(samples.map((one) => one.way)).toContain('immediate');
    expect(samples.map((one) => one.id)).not.toContain(id);
    expect((await mustAct(cast.officer, id, 'revise')).way).toBe('immediate');
  });
});

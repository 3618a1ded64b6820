import type { PublicNeighbours } from '@phoeiphrae/shared/publicNeighbours';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementsOf } from '../../../testing/statements.ts';
import { ITEM_STATE_NAMES } from '../../../testing/matrix/itemStates.ts';
import {
  bare,
  GONE,
  LIVE,
  SECRET,
  setUnseenStage,
  unknown,
  UNBORN,
  type UnseenStage,
} from '../../../testing/unseenStage.ts';

let stage: UnseenStage;
beforeAll(async () => {
  stage = await setUnseenStage();
}, 180_000);
afterAll(() => stage.close());

const beside = (slug: string) =>
  stage.anyone().get<PublicNeighbours>(`/public/items/${encodeURIComponent(slug)}/neighbours`);

describe('what stands beside an item', () => {
  it.each(UNBORN)('is not told of what was never published: %s', async (name) => {
    const slug = stage.slugOf(name);
    const never = unknown(slug);
    expect(bare(await beside(slug), slug)).toBe(bare(await beside(never), never));
  });

  it.each(GONE)('is the notice alone of what is no longer public: %s', async (name) => {
    const slug = stage.slugOf(name);
    const reply = await beside(slug);
    expect(reply.status).toBe(410);
    const { content } = (await stage.read(name)).last ?? {};
    expect(reply.text).not.toContain(content?.title);
    expect(bare(reply, slug).split('\n').at(-1)?.replace('/neighbours', '')).toBe(
      bare(await stage.at(slug), slug)
        .split('\n')
        .at(-1),
    );
  });

  it.each(LIVE)('is live itself, and no word of a draft: %s', async (name) => {
    const slug = stage.slugOf(name);
    const reply = await beside(slug);
    expect(reply.status).toBe(200);
    const { series, related } = reply.body;
    // All items of the matrix have one title: those of one category are one series.
    expect(series?.items.length).toBeGreaterThan(1);
    const named = [...(series?.items ?? []), ...related].map((item) => item.slug);
    expect(named.filter((other) => !LIVE.map(stage.slugOf).includes(other))).toEqual([]);
    expect(reply.text).not.toContain(SECRET);
    for (const base of ['', '/en']) {
      const { html } = await stage.pageOf(slug, base);
      for (const other of [...UNBORN, ...GONE]) expect(html).not.toContain(`/i/${stage.slugOf(other)}"`);
    }
  });

  it('is asked for by as many statements, whatever there is', async () => {
    const counts = new Set<number>();
    for (const name of ITEM_STATE_NAMES.filter((state) => !LIVE.includes(state)))
      counts.add((await statementsOf(stage.test, () => beside(stage.slugOf(name)))).work.length);
    counts.add((await statementsOf(stage.test, () => beside('item-yzzz'))).work.length);
    expect([...counts]).toEqual([2]);
  });
});

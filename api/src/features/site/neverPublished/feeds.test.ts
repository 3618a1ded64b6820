import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ITEM_STATE_NAMES } from '../../../testing/matrix/itemStates.ts';
import {
  GONE,
  LIVE,
  SECRET,
  setUnseenStage,
  UNBORN,
  type UnseenStage,
} from '../../../testing/unseenStage.ts';

let stage: UnseenStage;
beforeAll(async () => {
  stage = await setUnseenStage();
}, 180_000);
afterAll(() => stage.close());

describe('feeds, site maps and changes', () => {
  it('tell of what is live; the changes name nothing unborn, and no word of what has gone', async () => {
    const text = async (url: string) => (await stage.test.app.inject({ url })).body;
    const index = await text('/sitemap.xml');
    const maps = [...index.matchAll(/sitemaps\/[^<]+/g)].map(([path]) => path);
    const mapped = (await Promise.all(maps.map((path) => text(`/${path}`)))).join('');
    const atom = await text('/feed.xml?track=approval');
    const feeds = atom + (await text('/feed.xml?track=immediate')) + (await text('/feed.json'));
    const changes = await text('/api/v1/public/changes');
    for (const name of ITEM_STATE_NAMES) {
      const slug = encodeURIComponent(stage.slugOf(name));
      const isLive = LIVE.includes(name);
      expect([feeds.includes(slug), mapped.includes(slug)], name).toEqual([isLive, isLive]);
      expect(changes.includes(`"${stage.slugOf(name)}"`), name).toBe(!UNBORN.includes(name));
    }
    expect(feeds + mapped + changes).not.toContain(SECRET);
    for (const name of GONE) expect(changes).not.toContain((await stage.read(name)).last?.content.title);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bare,
  GONE,
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

describe('the public log, the feed and the certificates', () => {
  const leavesOf = async () => (await stage.anyone().get('/public/log/leaves?limit=1000')).text;

  it.each(UNBORN)('know nothing of what was never published: %s', async (name) => {
    const slug = stage.slugOf(name);
    const never = unknown(slug);
    const certificate = (address: string) =>
      stage.anyone().get(`/public/items/${encodeURIComponent(address)}/certificate`);
    expect(bare(await certificate(slug), slug)).toBe(bare(await certificate(never), never));
    expect(await leavesOf()).not.toContain(`"${slug}\\"`);
    expect((await stage.anyone().get('//feed.xml')).text).not.toContain(encodeURIComponent(slug));
  });

  it.each(GONE)('tell of what is no longer published that it was, and nothing more: %s', async (name) => {
    const slug = stage.slugOf(name);
    const item = await stage.read(name);
    const revision = item.last ?? item.working;
    expect((await stage.anyone().get(`/public/items/${encodeURIComponent(slug)}/certificate`)).status).toBe(
      410,
    );
    expect((await stage.anyone().get('//feed.xml')).text).not.toContain(encodeURIComponent(slug));
    const leaves = await leavesOf();
    expect(leaves).toContain(slug);
    for (const word of [revision?.content.title, revision?.content.summary, item.id])
      expect(leaves).not.toContain(word);
  });

  it('say nothing of the draft beside a live revision', async () => {
    for (const text of [await leavesOf(), (await stage.anyone().get('//feed.xml')).text])
      expect(text).not.toContain(SECRET);
  });
});

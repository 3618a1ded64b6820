import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('an item that was never published', () => {
  it.each(UNBORN)('answers as if it did not exist: %s', async (name) => {
    const slug = stage.slugOf(name);
    const never = unknown(slug);
    expect(bare(await stage.at(slug), slug)).toBe(bare(await stage.at(never), never));
    for (const headers of [
      { 'if-none-match': '*' },
      { 'if-none-match': '"1"' },
      { range: 'bytes=0-1' },
      { 'accept-language': 'en' },
    ])
      expect(bare(await stage.at(slug, headers), slug)).toBe(bare(await stage.at(never, headers), never));
    const head = async (address: string) => {
      const url = `/api/v1/public/items/${encodeURIComponent(address)}`;
      const { statusCode, headers } = await stage.test.app.inject({ method: 'HEAD', url });
      return [
        statusCode,
        headers['content-type'],
        Number(headers['content-length'] ?? 0) - encodeURIComponent(address).length,
      ];
    };
    expect(await head(slug)).toEqual(await head(never));
    for (const base of ['', '/en']) {
      const page = await stage.pageOf(slug, base);
      expect(page.status).toBe(404);
      expect(page).toEqual(await stage.pageOf(never, base));
    }
    for (const path of [slug.toUpperCase(), ` ${slug}`, `${slug}/`, `${slug}%00`, `${slug}%E2%80%8B`])
      expect((await stage.anyone().get(`/public/items/${path}`)).status, path).not.toBe(200);
  });
});

describe('an item that is no longer published', () => {
  it.each(GONE)('leaves the dated notice and nothing of the content: %s', async (name) => {
    const slug = stage.slugOf(name);
    const item = await stage.read(name);
    const revision = item.last ?? item.working;
    const reply = await stage.at(slug);
    expect(reply.status).toBe(410);
    const { tombstone } = reply.body as { tombstone: object };
    expect(Object.keys(tombstone).sort()).toEqual(['by', 'ended', 'endedAt', 'reason', 'slug']);
    for (const word of [
      revision?.content.title,
      revision?.content.summary,
      'ภาพรวม',
      revision?.contentHash,
      item.id,
      item.category,
    ])
      expect(reply.text).not.toContain(word);
    for (const base of ['', '/en']) {
      const page = await stage.pageOf(slug, base);
      expect(page.status).toBe(410);
      for (const word of [revision?.content.title, revision?.content.summary, revision?.contentHash, item.id])
        expect(page.html).not.toContain(word);
    }
    expect((await stage.at(slug, { 'if-none-match': '*' })).status).toBe(410);
  });
});

describe('a live item with another revision beside it', () => {
  it.each(LIVE)('shows the live one alone: %s', async (name) => {
    const reply = await stage.at(stage.slugOf(name));
    expect(reply.status).toBe(200);
    expect(reply.text).not.toContain(SECRET);
    const body = reply.body as { revisions: { ended: string | null }[]; revisionNumber: number };
    expect(body.revisions.map(({ ended }) => ended)).toEqual(
      name === 'superseding' ? [null, 'superseded'] : [null],
    );
    expect(body.revisionNumber).toBe(name === 'superseding' ? 2 : 1);
    const page = await stage.pageOf(stage.slugOf(name));
    expect(page.status).toBe(200);
    expect(page.html).not.toContain(SECRET);
  });
});

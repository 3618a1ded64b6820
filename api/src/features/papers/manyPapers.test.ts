import type { Item } from '@phoeiphrae/shared/item';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { press, type Lane } from '../../engines/press/press.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { act, castOffice, draftOf, IMMEDIATE, mustAct, type Cast } from '../../testing/office.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => test.close());

const news = async (): Promise<Item> => {
  const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
  return mustAct(cast.officer, id, 'publish');
};
const publicPaper = (slug: string, kind: string, headers: Record<string, string> = {}) =>
  test.app.inject({ url: `/api/v1/public/items/${encodeURIComponent(slug)}/papers/${kind}`, headers });
const staffPaper = (id: string, kind: string) =>
  test.app.inject({
    url: `/api/v1/items/${id}/papers/${kind}`,
    headers: { authorization: `Bearer ${cast.officer.token}` },
  });

describe('a paper that many ask for', () => {
  it('is drawn once for all who ask at once, and not again for those who ask later or have it', async () => {
    const { slug } = await news();
    const drawing = vi.spyOn(press, 'draw');
    const replies = await Promise.all(Array.from({ length: 5 }, () => publicPaper(slug, 'certificate')));
    replies.push(await publicPaper(slug, 'certificate'));
    for (const reply of replies) {
      expect(reply.statusCode).toBe(200);
      expect(reply.rawPayload.equals(replies[0]!.rawPayload)).toBe(true);
    }
    const etag = String(replies[0]!.headers.etag);
    expect((await publicPaper(slug, 'certificate', { 'if-none-match': etag })).statusCode).toBe(304);
    expect(drawing).toHaveBeenCalledTimes(1);
  });

  it('is another one as soon as what it says is another', async () => {
    const { id, version } = await draftOf(test, cast.officer);
    const before = await staffPaper(id, 'memo');
    expect((await staffPaper(id, 'memo')).headers.etag).toBe(before.headers.etag);
    const edit = { content: { title: 'ชื่อเรื่องที่แก้ไขแล้ว' } };
    const edited = await cast.officer.patch(`/items/${id}/draft`, edit, { ifMatch: version });
    expect(edited.status, edited.text).toBe(200);
    expect((await staffPaper(id, 'memo')).headers.etag).not.toBe(before.headers.etag);
  });

  it('410 from the moment that it is withdrawn, for whoever has its ETag too', async () => {
    const { id, slug } = await news();
    const kept = await publicPaper(slug, 'certificate');
    expect(kept.statusCode).toBe(200);
    expect((await act(cast.director, id, 'withdraw')).status).toBe(200);
    const tag = { 'if-none-match': String(kept.headers.etag) };
    for (const headers of [{}, tag])
      expect((await publicPaper(slug, 'certificate', headers)).statusCode).toBe(410);
  });
});

describe('a flood of public papers', () => {
  /** The press is busy with something, until this is called. */
  const busyPress = (lane: Lane) => {
    const { promise, reject } = Promise.withResolvers<never>();
    const busy = press.draw(() => promise, { lane });
    return async () => {
      reject(new Error('enough'));
      await busy.catch(() => undefined);
    };
  };

  it('503 with Retry-After for its surplus, while the staff get theirs, ahead of all that wait', async () => {
    const draft = await draftOf(test, cast.officer);
    const items = await Promise.all(Array.from({ length: 8 }, news));
    const asked = items.flatMap(({ slug }) =>
      ['certificate', 'item', 'form_completed'].map((kind) => ({ slug, kind })),
    );
    const order: string[] = [];
    const release = busyPress('public');
    const drawing = vi.spyOn(press, 'draw');
    const flood = asked.map(async ({ slug, kind }) => {
      const reply = await publicPaper(slug, kind);
      if (reply.statusCode === 200) order.push('public');
      return reply;
    });
    await vi.waitFor(() => expect(drawing).toHaveBeenCalledTimes(asked.length), 20_000);
    const staff = staffPaper(draft.id, 'memo').then((reply) => {
      order.push('staff');
      return reply;
    });
    await vi.waitFor(() => expect(drawing).toHaveBeenCalledTimes(asked.length + 1), 20_000);
    await release();
    expect((await staff).statusCode).toBe(200);
    const replies = await Promise.all(flood);
    expect(order[0]).toBe('staff');
    const refused = replies.filter(({ statusCode }) => statusCode !== 200);
    expect(refused).toHaveLength(asked.length - 20);
    for (const reply of refused) {
      expect(reply.statusCode).toBe(503);
      expect(reply.headers['retry-after']).toBe('10');
      expect(reply.json()).toMatchObject({ type: '/problems/unavailable' });
    }
  });
});

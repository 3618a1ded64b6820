import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../testing/client.ts';
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

describe('the lists and counts', () => {
  const list = async (query = ''): Promise<string[]> => {
    const slugs: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: Reply<PublicPage> = await stage
        .anyone()
        .get<PublicPage>(`/public/items?limit=2${query}${more}`);
      expect(page.status, query).toBe(200);
      slugs.push(...page.body.items.map((item) => item.slug));
      cursor = page.body.nextCursor;
    }
    return slugs.sort();
  };
  const live = () => LIVE.map(stage.slugOf).sort();

  it('name exactly what is live, page by page', async () => {
    expect(await list()).toEqual(live());
    expect(await list('&workGroup=administration')).toEqual(live());
  });

  it('find nothing else by any filter, nor a draft by its words', async () => {
    const policy = (await stage.anyone().get<{ document: Policy }>('/public/policy')).body.document;
    const byCategory = await Promise.all(policy.categories.map(({ code }) => list(`&category=${code}`)));
    expect(byCategory.flat().sort()).toEqual(live());
    expect([...(await list('&track=approval')), ...(await list('&track=immediate'))].sort()).toEqual(live());
    expect(await list('&category=structure')).toEqual([]);
    expect(await list('&fiscalYear=2099')).toEqual([]);
    expect(await list('&fiscalYear=2027')).toEqual(live());
    for (const word of [SECRET, 'ลับของ', 'ฉบับร่าง'])
      expect(await list(`&q=${encodeURIComponent(word)}`)).toEqual([]);
    for (const name of [...UNBORN, ...GONE]) expect(await list(`&q=${stage.slugOf(name)}`)).toEqual([]);
    expect(await list(`&q=${encodeURIComponent('%')}`)).toEqual([]);
    expect(await list(`&q=${encodeURIComponent('แผนปฏิบัติการ')}`)).toEqual(live());
  });

  it('count what is live and nothing beside it', async () => {
    interface Site {
      total: number;
      fiscalYears: number[];
      categories: { code: string; count: number }[];
    }
    const { body } = await stage.anyone().get<Site>('/public/site');
    expect(body.total).toBe(LIVE.length);
    expect(body.categories.reduce((sum, { count }) => sum + count, 0)).toBe(LIVE.length);
    expect(body.categories.find(({ code }) => code === 'structure')?.count).toBe(0);
    expect(body.fiscalYears).toEqual([2027]);
  });

  it('answer 400, never 500, to cursors and words that nobody was given', async () => {
    const cursor = (text: string) => Buffer.from(text).toString('base64url');
    const id = stage.items.get('draft')?.id ?? '';
    const forged = [
      '0000-01-01T00:00:00.000Z',
      '2026-02-30T00:00:00.000Z',
      '2026-13-01T00:00:00.000Z',
      '2026-01-01T24:00:00.000Z',
      '2026-01-01T00:00:60.000Z',
    ].map((time) => cursor(`${time}|${id}`));
    for (const value of [...forged, 'x', '%00', cursor('version()|1'), cursor(`2026-01-01|${id}`)])
      expect(
        (await stage.anyone().get(`/public/items?cursor=${value}`)).status,
        Buffer.from(value, 'base64url').toString(),
      ).toBe(400);
    for (const query of [
      'sort=title',
      'q=',
      'state=draft',
      'limit=0',
      'limit=101',
      'limit=x',
      'q[]=a',
      'fiscalYear=1',
      'category=A',
      'workGroup=%00',
    ])
      expect((await stage.anyone().get(`/public/items?${query}`)).status, query).toBe(400);
    for (const query of [
      'q=%00',
      'q=a%00b',
      `q=${encodeURIComponent("'; DROP TABLE items; --")}`,
      'q=%5C',
      `q=${'%25_'.repeat(60)}`,
    ])
      expect((await stage.anyone().get(`/public/items?${query}`)).status, query).toBeLessThan(500);
  });

  it('have no cursor that shows what came between: a page goes on where it ended', async () => {
    const first = await stage.anyone().get<PublicPage>(`/public/items?limit=${String(LIVE.length)}`);
    expect(first.body.nextCursor).toBeNull();
    const all = await stage.anyone().get<PublicPage>('/public/items?limit=100');
    expect(all.body.items.map((item) => item.slug)).toEqual(first.body.items.map((item) => item.slug));
  });
});

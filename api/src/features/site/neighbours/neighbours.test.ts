import type { Content } from '@phoeiphrae/shared/content';
import type { Item } from '@phoeiphrae/shared/item';
import type { PublicNeighbours } from '@phoeiphrae/shared/publicNeighbours';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { castOffice, draftOf, GROUP, IMMEDIATE, mustAct, type Cast } from '../../../testing/office.ts';
import { rowsLookedAt } from '../../../testing/rowsLookedAt.ts';
import { statementsOf } from '../../../testing/statements.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const at = (slug: string) =>
  client(test).get<PublicNeighbours>(`/public/items/${encodeURIComponent(slug)}/neighbours`);
const neighboursOf = async ({ slug }: Item): Promise<PublicNeighbours> => {
  const reply = await at(slug);
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
};
const titles = (items: readonly { title: string }[] = []) => items.map(({ title }) => title);

async function news(title: string, over: Partial<Content> = {}): Promise<Item> {
  const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE, title, ...over });
  return mustAct(cast.officer, id, 'publish');
}

describe('the series of an item', () => {
  let items: Item[];
  beforeAll(async () => {
    items = [];
    for (const title of [
      'งบทดลอง ประจำเดือนตุลาคม 2569',
      'งบทดลองประจำเดือน ธันวาคม ๒๕๖๙',
      'งบทดลอง เดือน พ.ย. 2569',
      'งบทดลอง ปีงบประมาณ พ.ศ. 2569',
    ])
      items.push(await news(title));
  });

  it('names the others by their months and years, the latest first, itself among them', async () => {
    for (const item of items) {
      const { series } = await neighboursOf(item);
      expect(series).toMatchObject({ more: false, words: 'งบทดลอง', category: IMMEDIATE, workGroup: GROUP });
      expect(series?.items.map(({ period }) => `${period.from} ${String(period.months)}`)).toEqual([
        '2026-12 1',
        '2026-11 1',
        '2026-10 1',
        '2025-10 12',
      ]);
      expect(series?.items.map(({ slug }) => slug)).toContain(item.slug);
    }
  });

  it('is found in the list by its words, all of it', async () => {
    const { series } = await neighboursOf(items[0] as Item);
    const { words = '', category = '', workGroup = '' } = series ?? {};
    const query = new URLSearchParams({ q: words, category, workGroup }).toString();
    const list = await client(test).get<{ items: { slug: string }[] }>(`/public/items?${query}`);
    expect(list.body.items.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(items.map(({ slug }) => slug)),
    );
  });

  it('is no series by itself, nor of another category', async () => {
    expect((await neighboursOf(await news('ผลการแข่งขัน ปี 2569'))).series).toBeNull();
    const other = await news('ผลการแข่งขัน ปี 2570', { category: 'work_manuals' });
    expect((await neighboursOf(other)).series).toBeNull();
  });

  it('loses what is withdrawn', async () => {
    const [first, second] = [await news('ตารางเวร มกราคม 2570'), await news('ตารางเวร กุมภาพันธ์ 2570')];
    expect((await neighboursOf(first)).series?.items).toHaveLength(2);
    await mustAct(cast.head, second.id, 'withdraw');
    expect((await neighboursOf(first)).series).toBeNull();
    expect((await at(second.slug)).status).toBe(410);
  });

  it('goes on after two dozen, and names the item itself however old', async () => {
    const all: Item[] = [];
    for (let year = 2540; year < 2570; year += 1) all.push(await news(`บันทึกกิจกรรม ปี ${String(year)}`));
    const { series } = await neighboursOf(all[0] as Item);
    expect([series?.items.length, series?.more]).toEqual([24, true]);
    expect(series?.items[0]?.title).toBe('บันทึกกิจกรรม ปี 2569');
    expect(series?.items.at(-1)?.slug).toBe(all[0]?.slug);
    expect((await neighboursOf(all.at(-1) as Item)).series?.items.at(-1)?.title).toBe('บันทึกกิจกรรม ปี 2546');
  });
});

describe('what is related to an item', () => {
  it('is nearest by its title, without the series, and of another series its newest alone', async () => {
    const own = await news('รับสมัครครูอัตราจ้าง ปี 2570');
    await news('รับสมัครครูอัตราจ้าง ปี 2569');
    await news('ผลการรับสมัครครูอัตราจ้าง วิชาคณิตศาสตร์');
    await news('ประกาศรายชื่อครูอัตราจ้าง เดือนมกราคม 2570');
    await news('ประกาศรายชื่อครูอัตราจ้าง เดือนกุมภาพันธ์ 2570');
    await news('กำหนดการซ่อมบำรุงลิฟต์');
    const { related } = await neighboursOf(own);
    expect(related).toHaveLength(5);
    expect(titles(related).slice(0, 2)).toEqual([
      'ผลการรับสมัครครูอัตราจ้าง วิชาคณิตศาสตร์',
      'ประกาศรายชื่อครูอัตราจ้าง เดือนกุมภาพันธ์ 2570',
    ]);
    for (const gone of [
      'รับสมัครครูอัตราจ้าง ปี 2569',
      'ประกาศรายชื่อครูอัตราจ้าง เดือนมกราคม 2570',
      own.working?.content.title,
    ])
      expect(titles(related)).not.toContain(gone);
  });

  it('loses what ends, at once', async () => {
    const own = await news('แนะนำห้องทดลองวิทยาศาสตร์');
    const near = await news('แนะนำห้องทดลองวิทยาศาสตร์ใหม่');
    expect(titles((await neighboursOf(own)).related)).toContain('แนะนำห้องทดลองวิทยาศาสตร์ใหม่');
    await mustAct(cast.head, near.id, 'withdraw');
    expect(titles((await neighboursOf(own)).related)).not.toContain('แนะนำห้องทดลองวิทยาศาสตร์ใหม่');
  });
});

describe('asking for what stands beside an item', () => {
  it('is one statement, and looks at no more rows the more there are', async () => {
    const own = await news('สถิติผู้มาติดต่อ มกราคม 2570');
    await news('สถิติผู้มาติดต่อ มีนาคม 2570');
    const ask = async () => {
      const { sent, work } = await statementsOf(test, () => neighboursOf(own));
      expect(work).toHaveLength(1);
      return rowsLookedAt(test, sent, test.deps.publicDb.pool);
    };
    await copies(1, 6_000);
    const few = await ask();
    await copies(6_001, 12_000);
    expect(await ask()).toBeLessThanOrEqual(few);
    // 25 of a series and 300 of the newest, each counted once more where it passes from one part of the plan to the next.
    expect(few).toBeLessThan(2_000);
  });
});

/** Cards and documents of one category and work group, all of one series. */
async function copies(from: number, to: number): Promise<void> {
  const { pool } = test.owner;
  await pool.query('ALTER TABLE public_cards DISABLE TRIGGER USER');
  await pool.query(`INSERT INTO public_cards
    SELECT md5('p' || n)::uuid, md5('i' || n)::uuid, 'copy-' || n, 1, '${IMMEDIATE}', 'immediate', '${GROUP}', NULL,
      'ชื่อ' || n, '', timestamptz '2020-01-01' + n * interval '1 hour', '2020-01-01'
    FROM generate_series(${String(from)}, ${String(to)}) n`);
  await pool.query(`INSERT INTO search_documents (publication_id, title, text, series, period)
    SELECT md5('p' || n)::uuid, 'ชื่อ' || n, '', 'สถิติผู้มาติดต่อ', '2020-01/P1M'
    FROM generate_series(${String(from)}, ${String(to)}) n`);
  await pool.query('ALTER TABLE public_cards ENABLE TRIGGER USER');
  await pool.query('ANALYZE public_cards, search_documents');
}

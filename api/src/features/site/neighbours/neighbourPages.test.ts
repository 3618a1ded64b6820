import type { Item } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, type Cast } from '../../../testing/office.ts';

let test: TestApp;
let cast: Cast;
let present: Item;
let before: Item;
let month: Item;
let near: Item;
beforeAll(async () => {
  test = await buildTestApp({ site: true });
  cast = await castOffice(test);
  before = await news('แผนอัตรากำลัง ปีงบประมาณ พ.ศ. ๒๕๖๙');
  present = await news('แผนอัตรากำลัง ปีงบประมาณ พ.ศ. 2570');
  month = await news('แผนอัตรากำลัง ประจำเดือนตุลาคม 2569');
  near = await news('แผนอัตรากำลังครูผู้ช่วย');
}, 60_000);
afterAll(() => test.close());

async function news(title: string): Promise<Item> {
  const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE, title });
  return mustAct(cast.officer, id, 'publish');
}
const addressOf = ({ slug }: Item, base = '') => `${base}/i/${encodeURIComponent(slug)}`;
const pageOf = async (item: Item, base = '') => (await test.app.inject({ url: addressOf(item, base) })).body;
/** What stands in the part of a page that a heading names, without comments. */
function partOf(html: string, id: string): string {
  const start = html.indexOf(`aria-labelledby="${id}"`);
  return start < 0 ? '' : html.slice(start, html.indexOf('</nav>', start)).replace(/<!--.*?-->/gs, '');
}

describe('the page of an item, as it is served', () => {
  it.each([
    ['', 'ปีและช่วงเวลาอื่นของเรื่องนี้', ['ตุลาคม 2569', 'ปีงบประมาณ 2570 (ที่กำลังอ่าน)', 'ปีงบประมาณ 2569']],
    [
      '/en',
      'Other years and periods of this item',
      ['October 2026', 'Fiscal year 2027 (B.E. 2570) (this page)', 'Fiscal year 2026 (B.E. 2569)'],
    ],
  ])('lists the years and months of its series, the present one marked: %s', async (base, heading, names) => {
    const part = partOf(await pageOf(present, base), 'item-series');
    expect(part).toContain(heading);
    const said = [...part.matchAll(/<li>(.*?)<\/li>/gs)].map(([, entry = '']) =>
      entry.replace(/<[^>]+>/g, ''),
    );
    // The fiscal year and its first month begin on one day; the shorter one stands where the order of text puts it.
    expect(said.toSorted()).toEqual([...names].toSorted());
    expect(said.at(-1)).toBe(names.at(-1));
    for (const other of [before, month]) expect(part).toContain(`href="${addressOf(other, base)}"`);
    expect(part).not.toContain(`href="${addressOf(present, base)}"`);
    expect(part.match(/aria-current="page"/g)).toHaveLength(1);
  });

  it('shows what is related below, and none of the series', async () => {
    const part = partOf(await pageOf(present), 'item-related');
    expect(part).toContain('เรื่องที่เกี่ยวข้อง');
    expect(part).toContain('แผนอัตรากำลังครูผู้ช่วย');
    for (const other of [before, month, present]) expect(part).not.toContain(addressOf(other));
    expect(partOf(await pageOf(near), 'item-series')).toBe('');
  });

  it('asks nothing again that it was drawn from', async () => {
    expect(await pageOf(present)).toMatch(/<script id="state" type="application\/json">[^<]*neighbours/);
  });

  it('loses what is withdrawn', async () => {
    const gone = await news('แผนอัตรากำลังที่จะถอน');
    expect(partOf(await pageOf(present), 'item-related')).toContain(addressOf(gone));
    await mustAct(cast.head, gone.id, 'withdraw');
    expect(await pageOf(present)).not.toContain(addressOf(gone));
  });
});

describe('the feed that a page leads to', () => {
  const feedOf = async (url: string) =>
    /<link rel="alternate" type="application\/atom\+xml" title="([^"]*)" href="([^"]*)">/
      .exec((await test.app.inject({ url })).body)
      ?.slice(1);

  it('is that of what the page is about', async () => {
    expect((await feedOf('/'))?.[1]).toBe('/feed.xml');
    expect((await feedOf('/items'))?.[1]).toBe('/feed.xml');
    for (const url of [addressOf(present), addressOf(present, '/en'), `/categories/${IMMEDIATE}`]) {
      const [title, href] = (await feedOf(url)) ?? [];
      expect(href, url).toBe(`/feed.xml?category=${IMMEDIATE}`);
      expect(title?.split(' · ')[0]).not.toBe('');
    }
    const searched = (await feedOf('/items?q=%E0%B9%81%E0%B8%9C%E0%B8%99&fiscalYear=2027'))?.[1] ?? '';
    expect(searched).toBe('/feed.xml?q=%E0%B9%81%E0%B8%9C%E0%B8%99&amp;fiscalYear=2027');
    expect((await test.app.inject({ url: searched.replace('&amp;', '&') })).statusCode).toBe(200);
    expect((await feedOf('/categories/none'))?.[1]).toBe('/feed.xml');
  });
});

describe('the lead of the list', () => {
  it.each([
    ['/items', 'เรียงจากใหม่ไปเก่า', 'ตรงกับคำค้น'],
    ['/items?fiscalYear=2027', 'เรียงจากใหม่ไปเก่า', 'ตรงกับคำค้น'],
    [`/items?q=${encodeURIComponent('แผน')}`, 'ตรงกับคำค้น', 'เรียงจากใหม่ไปเก่า'],
  ])('says in which order it is: %s', async (url, said, not) => {
    const { body } = await test.app.inject({ url });
    expect(body).toContain(said);
    expect(body).not.toContain(not);
  });
});

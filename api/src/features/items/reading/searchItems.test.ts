import type { ItemPage } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { castOffice, draftOf } from '../../../testing/office.ts';

let test: TestApp;
let cast: Awaited<ReturnType<typeof castOffice>>;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  await draftOf(test, cast.officer, {
    title: 'สรุปผลการจัดซื้อจัดจ้าง เดือนกันยายน พ.ศ. ๒๕๖๙ (แบบ สขร. 1)',
    summary: 'เสนอผู้อำนวยการแล้ว',
  });
  await draftOf(test, cast.officer, { title: 'ช่องทางการรับเรื่องร้องเรียน', summary: 'ห้าช่องทาง' });
});
afterAll(() => test.close());

const found = async (q: string): Promise<string[]> => {
  const { status, body } = await cast.officer.get<ItemPage>(`/items?q=${encodeURIComponent(q)}`);
  expect(status, q).toBe(200);
  return body.items.map(({ title }) => title.slice(0, 8)).toSorted();
};

it.each([
  'กันยายน จัดซื้อ',
  'จัดซื้อจัดจ้างกันยายน',
  'สขร1',
  'ก.ย. 2026',
  'ผอ. สขร.1',
  'จัดซื้อจัดจ้าง 2569',
  '"เดือนกันยายน"',
])('the console finds by parts, forms and eras: %s', async (q) => {
  expect(await found(q)).toEqual(['สรุปผลกา']);
});

it('finds a run of letters whose pieces stand apart, and nothing by nothing', async () => {
  expect(await found('ช่องทางร้องเรียน')).toEqual(['ช่องทางก']);
  expect(await found('กันยายน ร้องเรียน')).toEqual([]);
  expect(await found('%')).toEqual([]);
});

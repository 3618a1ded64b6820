import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../app.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct } from '../../testing/office.ts';
import { checkLinks } from './checkLinks.ts';

const BROKEN = 'https://www.example.go.th/gone?a=1&b=<2>';

let test: TestApp;
beforeAll(async () => {
  const probe = () => Promise.resolve({ is: 'failed', failure: 'not_found', status: 404 } as const);
  test = await buildTestApp({ site: true, probe });
  const cast = await castOffice(test);
  const externalLink = { kind: 'url' as const, url: encodeURI(BROKEN) };
  const { id } = await draftOf(test, cast.officer, {
    category: IMMEDIATE,
    title: 'ข่าวที่ลิงก์เสีย',
    externalLink,
  });
  await mustAct(cast.officer, id, 'publish');
  for (let day = 0; day < 3; day++) {
    await checkLinks(test.deps);
    test.clock.advance(86_400_000);
  }
}, 60_000);
afterAll(() => test.close());

const textOf = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]*>/g, ' ');

describe('the page of links that do not work', () => {
  it.each([
    ['', 'ลิงก์ที่ใช้ไม่ได้ขณะนี้', 'ไม่พบหน้านี้แล้ว'],
    ['/en', 'Links that do not work now', 'The page is not there any more'],
  ])('is drawn by the server, with what failed, how, and in which item: %s', async (base, title, failure) => {
    const { statusCode, body } = await test.app.inject({ url: `${base}/broken-links` });
    expect(statusCode).toBe(200);
    const text = textOf(body);
    for (const words of [
      title,
      failure,
      'ข่าวที่ลิงก์เสีย',
      'https://www.example.go.th/gone',
      'Phoeiphrae-LinkCheck',
    ])
      expect(text).toContain(words);
    expect(body).not.toContain('href="https://www.example.go.th/gone');
  });

  it('begins anew at a place that is none', async () => {
    const { statusCode, body } = await test.app.inject({ url: '/broken-links?cursor=odd' });
    expect([statusCode, textOf(body).includes('ข่าวที่ลิงก์เสีย')]).toEqual([200, true]);
  });

  it('says where the office does not have links asked for, and says nothing of them', async () => {
    const { probe: _probe, ...off } = test.deps;
    await checkLinks(off);
    const app = await buildApp(off);
    const text = textOf((await app.inject({ url: '/broken-links' })).body);
    await app.close();
    expect(text).toContain('หน่วยงานนี้ไม่ได้ตรวจลิงก์อัตโนมัติ');
    expect(text).not.toContain('example.go.th/gone');
  });
});

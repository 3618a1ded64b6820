import type { OpinionPage } from '@phoeiphrae/shared/opinion';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { sendForm } from '../../testing/forms.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, type Cast } from '../../testing/office.ts';

let test: TestApp;
let cast: Cast;
let slug: string;
beforeAll(async () => {
  test = await buildTestApp({ site: true });
  cast = await castOffice(test);
  const draft = await draftOf(test, cast.officer, { category: IMMEDIATE, title: 'ข่าวที่มีคนอ่าน' });
  await mustAct(cast.officer, draft.id, 'publish');
  slug = draft.slug;
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const table of ['opinions', 'throttle_hits']) await test.owner.pool.query(`DELETE FROM ${table}`);
});

const page = async (url: string) => {
  const { statusCode, body, headers } = await test.app.inject({ url, headers: { accept: 'text/html' } });
  return { status: statusCode, html: body, headers };
};
const list = async () => (await cast.monitor.get<OpinionPage>('/opinions')).body.opinions;
const LANGUAGES = [
  ['', { send: 'ส่งความคิดเห็น', received: 'รับความคิดเห็นแล้ว', empty: 'โปรดตอบว่าเป็นประโยชน์หรือไม่' }],
  ['/en', { send: 'Send', received: 'Thank you, it was received', empty: 'Say whether it is useful' }],
] as const;

describe.each(LANGUAGES)('the form for opinions at “%s”, without scripts', (base, words) => {
  it('is led to from the item with what was answered there, and stands with everything in it', async () => {
    const item = await page(`${base}/i/${slug}`);
    expect(item.html.includes(`action="${base}/opinions"`)).toBe(true);
    const { status, html } = await page(`${base}/opinions?item=${encodeURIComponent(slug)}&useful=no`);
    expect(status).toBe(200);
    for (const part of [words.send, 'ข่าวที่มีคนอ่าน', `name="item" value="${slug}"`, 'method="post"', '/contact'])
      expect([part, html.includes(part)]).toEqual([part, true]);
    expect(/<input(?=[^>]* name="useful")(?=[^>]* value="no")[^>]* checked/.test(html)).toBe(true);
  });

  it('is taken, and answered by an address with the code, where the page tells it', async () => {
    const reply = await sendForm(test.app, `${base}/opinions`, {
      item: slug,
      useful: 'yes',
      words: 'ดี\r\nมาก',
    });
    expect(reply.status).toBe(303);
    const code = new URL(reply.location, 'http://x').searchParams.get('receipt') ?? '';
    expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    const told = await page(reply.location);
    expect([words.received, code].filter((part) => !told.html.includes(part))).toEqual([]);
    expect(await list()).toMatchObject([{ useful: true, words: 'ดี\nมาก', proven: false, counts: false }]);
    expect(/รอเจ้าหน้าที่อ่าน|Waiting to be read/.test((await page(`${base}/opinions?code=${code}`)).html)).toBe(
      true,
    );
  });

  it('comes again with what is wrong, and with all that was typed', async () => {
    const typed = 'ก'.repeat(2001) + '"><b>';
    const reply = await sendForm(test.app, `${base}/opinions`, { item: slug, useful: 'no', words: typed });
    expect(reply.status).toBe(400);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.text.includes(`${'ก'.repeat(2001)}&quot;&gt;&lt;b&gt;</textarea>`)).toBe(true);
    expect(reply.text.includes(`name="item" value="${slug}"`)).toBe(true);
    const empty = await sendForm(test.app, `${base}/opinions`, { item: slug, words: ' ' });
    expect([empty.status, empty.text.includes(words.empty)]).toEqual([400, true]);
    expect(await list()).toEqual([]);
  });
});

describe('the form for opinions', () => {
  it('is refused with words and kept text when too many come, and when the item is gone', async () => {
    for (let time = 0; time < 10; time++) await sendForm(test.app, '/opinions', { useful: 'yes' });
    const many = await sendForm(test.app, '/opinions', { words: 'ข้อความของฉัน' });
    expect(many.status).toBe(429);
    expect(many.text.includes('ข้อความของฉัน')).toBe(true);
    const gone = await sendForm(
      test.app,
      '/opinions',
      { item: 'not-there', words: 'ของฉัน' },
      { ip: '198.51.100.9' },
    );
    expect(gone.status).toBe(400);
    expect(['ไม่มีเรื่องนี้บนเว็บไซต์แล้ว', 'ของฉัน'].filter((part) => !gone.text.includes(part))).toEqual([]);
  });

  it('takes nothing from what fills in a field that people do not see', async () => {
    const reply = await sendForm(test.app, '/opinions', { useful: 'yes', website: 'http://spam.example' });
    expect(reply.status).toBe(400);
    expect(await list()).toEqual([]);
  });

  it('has in no page what was said and is not shown', async () => {
    await sendForm(test.app, '/opinions', { item: slug, words: 'ความลับที่ไม่แสดง' });
    for (const url of ['/opinions', `/opinions?item=${slug}`, `/i/${slug}`, '/opinions?code=2222-2222-2222'])
      expect([url, (await page(url)).html.includes('ความลับที่ไม่แสดง')]).toEqual([url, false]);
  });
});

import type { Item } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { castOffice, mustAct, publishedItem, type Cast } from '../../testing/office.ts';

let test: TestApp;
let cast: Cast;
let live: Item;
let gone: Item;
let code: string;

beforeAll(async () => {
  test = await buildTestApp({ site: true });
  cast = await castOffice(test);
  live = await publishedItem(test, cast, {
    title: 'แผน <b>ปฏิบัติการ</b> & "งบ"',
    body: '<p>ถ้อยคำในเนื้อหา</p><table><tbody><tr><td>๑</td></tr></tbody></table>',
  });
  gone = await publishedItem(test, cast, { title: 'เรื่องที่จะถอน' });
  await mustAct(cast.director, gone.id, 'withdraw');
  const { rows } = await test.owner.pool.query<{ code: string }>(
    'SELECT verify_code AS code FROM publications WHERE ended_at IS NULL',
  );
  code = rows[0]?.code ?? '';
}, 60_000);
afterAll(() => test.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  test.app.inject({ url, headers: { accept: 'text/html', ...headers } });
/** The words of a page without its tags, head and data. */
function wordsOf(html: string): string {
  const body = html.slice(html.indexOf('<body'), html.indexOf('<script id="state"'));
  return body
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}
const itemAt = (item: Item) => `/i/${encodeURIComponent(item.slug)}`;

/** The data that a page was drawn from. */
const stateOf = (html: string): Record<string, unknown> =>
  JSON.parse(/<script id="state" type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}');

describe('a page as it is served, before any script runs', () => {
  it.each([
    ['home', () => '/', ['แผน <b>ปฏิบัติการ</b> & "งบ"', 'ค้นหาข้อมูล']],
    ['list', () => '/items', ['แผน <b>ปฏิบัติการ</b> & "งบ"', 'แสดงครบ 1 เรื่อง', 'กลุ่มงานเจ้าของเรื่อง']],
    ['category', () => '/categories/action_plan', ['แผน <b>ปฏิบัติการ</b>', 'ตามกฎหมาย']],
    [
      'search',
      () => `/items?q=${encodeURIComponent('ปฏิบัติการ')}`,
      ['พบ 1 เรื่อง', 'แผน <b> ปฏิบัติการ', 'เลิกกรอง'],
    ],
    [
      'item',
      () => itemAt(live),
      ['แผน <b>ปฏิบัติการ</b> & "งบ"', 'ถ้อยคำในเนื้อหา', 'ผู้พิจารณาและอนุมัติ', 'ฉบับที่ 1', '(PDF)'],
    ],
    ['announcement', () => '/announcement', ['ข้อปฏิบัติ', 'ประกาศ']],
    ['verify', () => '/verify', ['รหัส']],
    ['verify a code', () => `/verify/${code}`, ['แผน <b>ปฏิบัติการ</b>']],
    ['problems', () => '/problems', ['404']],
    ['problem', () => '/problems/not-permitted', ['403']],
    ['developers', () => '/developers', ['/api/v1/public/items']],
  ])('has its text: %s', async (_name, address, texts) => {
    const reply = await get(address());
    expect(reply.statusCode).toBe(200);
    for (const text of texts) expect(wordsOf(reply.body)).toContain(text);
    expect(reply.body).not.toContain('<noscript>');
  });

  it('has what is said of what was withdrawn, with the status of it', async () => {
    const reply = await get(itemAt(gone));
    expect(reply.statusCode).toBe(410);
    const words = wordsOf(reply.body);
    for (const text of ['23 พฤศจิกายน 2569', 'ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา', 'เหตุผล'])
      expect(words).toContain(text);
    expect(reply.body).not.toContain('เรื่องที่จะถอน');
    expect(reply.body).toContain('<meta name="robots" content="noindex">');
  });

  it.each([
    '/nothing',
    '/i/no-such',
    '/categories/none',
    '/problems/none',
    '/verify/000000000000',
    '/en/nothing',
  ])('is 404 at %s, and says so', async (address) => {
    const reply = await get(address);
    expect(reply.statusCode).toBe(404);
    expect(reply.body).toContain('<meta name="robots" content="noindex">');
    expect(reply.body).not.toContain('rel="canonical"');
  });

  it('carries the data that it was drawn from, and nothing in them ends the script', async () => {
    const { body } = await get(itemAt(live));
    const state = stateOf(body);
    expect(Object.keys(state).sort()).toEqual(
      [
        ...['["outline"]', `["publicItem","${live.slug}"]`, `["neighbours","${live.slug}"]`, '["site"]'],
        `["publicOpinions","${live.slug}",null]`,
      ].sort(),
    );
    expect(body.slice(body.indexOf('<script id="state"'))).not.toContain('<b>');
  });

  it('is drawn for nobody in particular: neither cookie nor token reaches the data', async () => {
    const headers = { cookie: 'refresh=x', authorization: 'Bearer x' };
    expect((await get(itemAt(live), headers)).statusCode).toBe(200);
  });

  it('stays a script application where people work', async () => {
    for (const address of ['/console', '/console/items', '/login', '/en/login', '/en/recover-access']) {
      const reply = await get(address);
      expect(reply.statusCode, address).toBe(200);
      expect(reply.body).toContain(`<html lang="${address.startsWith('/en') ? 'en' : 'th'}" data-shell>`);
      expect(reply.body).toContain('<noscript>');
      expect(reply.body).not.toContain('id="state"');
    }
  });
});

describe('the head of a page', () => {
  it('says where the page is, in which languages, and what it is', async () => {
    const { body } = await get(itemAt(live));
    const address = `http://localhost:3000${itemAt(live)}`;
    for (const tag of [
      `<link rel="canonical" href="${address}">`,
      `<link rel="alternate" hreflang="en" href="http://localhost:3000/en${itemAt(live)}">`,
      `<link rel="alternate" hreflang="x-default" href="${address}">`,
      `<meta property="og:url" content="${address}">`,
      '<meta property="og:locale" content="th_TH">',
      'type="application/atom+xml"',
    ])
      expect(body).toContain(tag);
    expect(body).toContain('<title>แผน &lt;b&gt;ปฏิบัติการ&lt;/b&gt; &amp; &quot;งบ&quot; · ');
  });
});

it('names one address, whichever way the same is asked for and whoever asked first', async () => {
  const one = '/items?category=action_plan&track=approval';
  const other = '/items?track=approval&category=action_plan';
  for (const asked of [other, one, `/en${one}`, `/en${other}`, `${one}&utm_source=line`, `${other}&said=x`]) {
    const { body } = await get(asked);
    const address = `http://localhost:3000${asked.startsWith('/en') ? '/en' : ''}${one}`.replace(
      '&',
      '&amp;',
    );
    expect(body, asked).toContain(`<link rel="canonical" href="${address}">`);
    expect(body, asked).toContain(`hreflang="th" href="http://localhost:3000${one.replace('&', '&amp;')}">`);
  }
});

describe('English', () => {
  it.each(['/en', '/en/items', '/en/announcement', '/en/verify', '/en/problems', '/en/developers'])(
    'has the page at %s',
    async (address) => {
      const reply = await get(address);
      expect(reply.statusCode).toBe(200);
      expect(reply.body).toContain('<html lang="en">');
      expect(reply.body).toContain(`<link rel="canonical" href="http://localhost:3000${address}">`);
      expect(wordsOf(reply.body)).toContain('Skip to main content');
    },
  );

  it('leads on in English, and to the same page in Thai', async () => {
    const { body } = await get(`/en${itemAt(live)}`);
    expect(body).toContain('href="/en/items"');
    expect(body).toContain(`href="${itemAt(live)}" hreflang="th"`);
    expect(body).toContain('href="/en"');
  });

  it('has the notice of what was withdrawn', async () => {
    const reply = await get(`/en${itemAt(gone)}`);
    expect(reply.statusCode).toBe(410);
    expect(wordsOf(reply.body)).toContain('23 November 2026');
  });

  it('does not mix with Thai pages that are drawn meanwhile', async () => {
    const pages = await Promise.all(
      ['/', '/en', '/items', '/en/items', itemAt(live), `/en${itemAt(live)}`].map((url) => get(url)),
    );
    expect(pages.map(({ body }) => /<html lang="(..)">/.exec(body)?.[1])).toEqual([
      'th',
      'en',
      'th',
      'en',
      'th',
      'en',
    ]);
    pages.forEach(({ body }, index) => {
      const skip = index % 2 === 0 ? 'ข้ามไปยังเนื้อหาหลัก' : 'Skip to main content';
      expect(wordsOf(body)).toContain(skip);
    });
  });
});

describe('an address that is written otherwise', () => {
  it.each([
    ['/items/', '/items'],
    ['/ITEMS?q=x', '/items?q=x'],
    ['/Announcement', '/announcement'],
    ['/items//', '/items'],
    ['/en/ITEMS/', '/en/items'],
    ['/EN/items', '/en/items'],
    ['/console/', '/console'],
    ['/en/login/', '/en/login'],
  ])('%s leads to %s', async (from, to) => {
    const reply = await get(from);
    expect(reply.statusCode).toBe(301);
    expect(reply.headers.location).toBe(to);
  });

  it('leads to the page of an item without the slash, encoded as a link is', async () => {
    const reply = await get(`${itemAt(live)}/`);
    expect([reply.statusCode, reply.headers.location]).toEqual([301, itemAt(live)]);
  });

  it.each(['//example.org/', '/%2Fexample.org/', '/%5Cexample.org/', '//example.org/items/'])(
    'never leads to another site: %s',
    async (address) => {
      const reply = await get(address);
      expect(reply.statusCode).toBe(404);
      expect(reply.headers.location).toBeUndefined();
    },
  );
});

describe('a form that is sent without scripts', () => {
  it.each([
    ['/verify?code=3f9a+0c41d7e2', '/verify/3F9A-0C41-D7E2'],
    ['/verify?code=%20half/../x', '/verify/half%2F..%2Fx'],
    ['/en/verify?code=3F9A', '/en/verify/3F9A'],
  ])('%s leads to %s', async (from, to) => {
    const reply = await get(from);
    expect([reply.statusCode, reply.headers.location]).toEqual([303, to]);
  });

  it('asks for a code where none was typed', async () => {
    expect((await get('/verify?code=')).statusCode).toBe(200);
  });

  it('keeps the other filters of the list, and shows which is chosen', async () => {
    const { body } = await get('/items?category=action_plan&q=x');
    expect(body).toContain('<input type="hidden" name="category" value="action_plan">');
    expect(body).toContain('<input type="hidden" name="q" value="x">');
    expect(body).toMatch(/<option value="action_plan" selected>/);
  });

  it('goes on to the next page by a link', async () => {
    for (let i = 0; i < 20; i++) await publishedItem(test, cast, { title: `เรื่องที่ ${String(i)}` });
    const { body } = await get('/items');
    const next = /href="(\/items\?cursor=[^"]+)"[^>]*rel="next"/.exec(body)?.[1] ?? '';
    const second = await get(next.replaceAll('&amp;', '&'));
    expect(second.statusCode).toBe(200);
    const linked = (html: string) =>
      [...html.matchAll(/<h3[^>]*>.*?href="(\/i\/[^"]+)"/gs)].map(([, href]) => href);
    expect(new Set([...linked(body), ...linked(second.body)]).size).toBe(21);
    expect(second.body).not.toContain('rel="next"');
  }, 60_000);
});

describe('the files of the built site', () => {
  it.each(['/server/server.js', '/server', '/index.html', '/server%2Fserver.js'])(
    'do not include %s',
    async (address) => {
      const reply = await get(address);
      expect(reply.statusCode).toBe(404);
      expect(reply.body).not.toContain('createSSRApp');
    },
  );
});

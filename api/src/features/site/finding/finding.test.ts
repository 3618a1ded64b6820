import type { PublicChangePage } from '@phoeiphrae/shared/publicChange';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, type Cast } from '../../../testing/office.ts';

let test: TestApp;
let cast: Cast;
let live: string;
let gone: string;
let unborn: string;
let before: string;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  live = await published('ข่าวที่ยังอยู่');
  before = test.clock.now().toISOString();
  test.clock.advance(60_000);
  const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE, title: 'ข่าวที่ถอนแล้ว' });
  await mustAct(cast.officer, id, 'publish');
  await mustAct(cast.ict, id, 'take_down');
  gone = slug;
  unborn = (await draftOf(test, cast.officer, { title: 'ร่าง' })).slug;
});
afterAll(() => test.close());

async function published(title: string): Promise<string> {
  const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE, title });
  await mustAct(cast.officer, id, 'publish');
  return slug;
}
const get = (url: string) => test.app.inject({ url });
/** The addresses that a map names, as an XML reader understands them. */
function locations(xml: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let inside = false;
  parser.on('opentag', ({ local }) => {
    inside = local === 'loc';
    if (inside) found.push('');
  });
  parser.on('text', (text) => {
    if (inside) found.push((found.pop() ?? '') + text);
  });
  parser.on('closetag', () => (inside = false));
  parser.write(xml).close();
  return found;
}
const at = (slug: string) => `http://localhost:3000/i/${encodeURIComponent(slug)}`;

describe('the site map', () => {
  it('leads to every page and every item that is public, and to none that is not', async () => {
    const index = await get('/sitemap.xml');
    expect(index.headers['content-type']).toBe('application/xml; charset=utf-8');
    const maps = locations(index.body);
    expect(maps[0]).toBe('http://localhost:3000/sitemaps/pages.xml');
    const bodies = await Promise.all(maps.map(async (map) => (await get(new URL(map).pathname)).body));
    const named = bodies.flatMap(locations);
    expect(named).toContain(at(live));
    expect(named).toContain('http://localhost:3000/announcement');
    expect(named).toContain(`http://localhost:3000/categories/${IMMEDIATE}`);
    // As the page itself names its twin: no slash after the mark of a language.
    expect(bodies.join('')).toContain('hreflang="en" href="http://localhost:3000/en"');
    for (const slug of [gone, unborn]) expect(bodies.join('')).not.toContain(encodeURIComponent(slug));
    expect(named.filter((address) => /console|login|:/.test(new URL(address).pathname))).toEqual([]);
  });

  it('has no other part than those it names', async () => {
    for (const name of ['2026-11-99', '1999-01-1'])
      expect((await get(`/sitemaps/${name}.xml`)).statusCode).toBe(404);
    for (const name of ['2026-13-1', 'x', '2026-11-0'])
      expect((await get(`/sitemaps/${name}.xml`)).statusCode).toBe(400);
  });
});

it('a site map or a feed that is none is a problem for a browser too', async () => {
  for (const url of ['/sitemaps/1999-01-1.xml', '/sitemaps/x.xml', '/feed.xml?x=1', '/feed.json?limit=1']) {
    const { headers } = await test.app.inject({ url, headers: { accept: 'text/html' } });
    expect(headers['content-type'], url).toBe('application/problem+json; charset=utf-8');
  }
});

it('robots.txt keeps robots from the console and names the site map', async () => {
  const { body, headers } = await get('/robots.txt');
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  for (const path of ['/console', '/login', '/en/console', '/en/recover-access'])
    expect(body).toContain(`Disallow: ${path}\n`);
  expect(body).toContain('Sitemap: http://localhost:3000/sitemap.xml\n');
});

it('security.txt names whom to tell, until a day that is ahead, by less than a year', async () => {
  const { body } = await get('/.well-known/security.txt');
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(body)?.[1] ?? '';
  expect(field('Contact')).toMatch(/^mailto:[^ ]+@[^ ]+$/);
  const left = Date.parse(field('Expires')) - test.clock.now().getTime();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(365 * 86_400_000);
});

it('the manifest names the office and its icons', async () => {
  const manifest = (await get('/manifest.webmanifest')).json<{ name: string; icons: { src: string }[] }>();
  expect(manifest.name).toBe('สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรปราการ เขต ๒');
  expect(manifest.icons.map(({ src }) => src)).toEqual(['/icon-192.png', '/icon-512.png']);
});

describe('GET /public/changes', () => {
  const changes = async (query: string) =>
    (await get(`/api/v1/public/changes${query}`)).json<PublicChangePage>();

  it('tells in order what became public and what ceased to be, and where to go on', async () => {
    const { changes: all, nextFrom, more } = await changes('');
    const told = all.map(({ kind, slug }) => [kind, slug]);
    expect(told).toEqual([
      ['published', live],
      ['published', gone],
      ['taken_down', gone],
    ]);
    expect(more).toBe(false);
    expect((await changes(`?from=${String(nextFrom)}`)).changes).toEqual([]);
    const slug = await published('ข่าวที่มาทีหลัง');
    const later = await changes(`?from=${String(nextFrom)}`);
    expect(later.changes.map((change) => change.slug)).toEqual([slug]);
  });

  it('begins at a moment', async () => {
    test.clock.advance(60_000);
    const later = new Date(Date.parse(before) + 1).toISOString();
    expect((await changes(`?since=${later}`)).changes.map(({ slug }) => slug)).not.toContain(live);
    expect((await changes(`?since=${before}`)).changes.map(({ slug }) => slug)).toContain(live);
    const now = test.clock.now().toISOString();
    const none = await changes(`?since=${now}`);
    expect(none).toMatchObject({ changes: [], more: false });
    expect((await changes(`?from=${String(none.nextFrom)}`)).changes).toEqual([]);
  });
});

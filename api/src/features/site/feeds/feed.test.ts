import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, type Cast } from '../../../testing/office.ts';
import { keepPublicLog } from '../../log/checkpoints.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const feed = () => client(test).get('//feed.xml');
/** The text of every element of a name, as an XML reader understands it. */
function texts(xml: string, name: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser();
  const open: string[] = [];
  parser.on('opentag', (tag) => {
    open.push(tag.name);
    if (tag.name === name) found.push('');
  });
  parser.on('text', (text) => {
    if (open.at(-1) === name) found.push((found.pop() ?? '') + text);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return found;
}
const published = async (title: string) => {
  const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE, title });
  await mustAct(cast.officer, id, 'publish');
  return { id, slug };
};

describe('GET /feed.xml', () => {
  it('tells what is published and the checkpoints, well-formed whatever they say', async () => {
    const nasty = `ข่าว ]]> <script>alert("1")</script> & 'อื่น ๆ'`;
    const { slug } = await published(nasty);
    await keepPublicLog(test.deps);
    const reply = await feed();
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(texts(reply.text, 'title')).toContain(nasty);
    expect(reply.text).not.toContain('<script>');
    expect(reply.text).toContain(`href="http://localhost:3000/i/${encodeURIComponent(slug)}"`);
    const note = (await client(test).get('/public/log/checkpoint')).text;
    expect(texts(reply.text, 'summary')).toContain(note);
  });

  it('never tells of a draft, nor of what was withdrawn', async () => {
    const draft = await draftOf(test, cast.officer, { title: 'ร่างที่ยังไม่เผยแพร่' });
    const gone = await published('ข่าวที่ถอนแล้ว');
    expect((await feed()).text).toContain('ข่าวที่ถอนแล้ว');
    await mustAct(cast.ict, gone.id, 'take_down');
    const { text } = await feed();
    for (const word of ['ข่าวที่ถอนแล้ว', gone.slug, 'ร่างที่ยังไม่เผยแพร่', draft.slug])
      expect(text).not.toContain(word);
  });

  it('tells of a category, a work group, a track, a year or a search alone, at one address each', async () => {
    const news = await published('ข่าวรับสมัครครูอัตราจ้าง');
    const other = await published('ข่าวการประชุมผู้บริหาร');
    const of = async (query: string) => client(test).get(`//feed.json?${query}`);
    const urls = async (query: string) =>
      ((await of(query)).body as { items: { url: string }[] }).items.map(({ url }) => url);
    const at = (slug: string) => `http://localhost:3000/i/${encodeURIComponent(slug)}`;
    expect(await urls(`category=${IMMEDIATE}`)).toEqual(
      expect.arrayContaining([at(news.slug), at(other.slug)]),
    );
    expect(await urls('category=structure')).not.toContain(at(news.slug));
    const found = await urls(`q=${encodeURIComponent('ครูอัตราจ้าง')}`);
    expect(found).toContain(at(news.slug));
    expect(found).not.toContain(at(other.slug));
    expect((await of(`track=immediate&category=${IMMEDIATE}`)).body).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `http://localhost:3000/feed.json?category=${IMMEDIATE}&track=immediate`,
      home_page_url: `http://localhost:3000/items?category=${IMMEDIATE}&track=immediate`,
    });
    expect((await of('limit=3')).status).toBe(400);
  });

  it('names the configured address, whatever Host says', async () => {
    const { text } = await client(test, undefined, {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
    }).get('//feed.xml');
    expect(text).not.toContain('evil.example');
  });
});

import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { PARTS_MAX } from '@phoeiphrae/shared/search/parseQuery';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';

const COUNT = 1_300;
/** Cards and their documents as they would have been written: every one says the word in its text, every third in its title. */
const CARDS = `INSERT INTO public_cards
  SELECT gen_random_uuid(), gen_random_uuid(), 'card-' || n, 1, 'news', 'immediate', 'group_' || n % 3, 2020 + n % 5, 'ชื่อ', 'สรุป',
    timestamptz '2020-01-01' + n * interval '1 hour', '2020-01-01'
  FROM generate_series(1, ${String(COUNT)}) n`;
const DOCUMENTS = `INSERT INTO search_documents (publication_id, version, title, text, words, file_types)
  SELECT publication_id, 1000, title, title || repeat('ก', 20) || 'งบประมาณ', '', '{}'
  FROM (SELECT publication_id, CASE WHEN substr(slug, 6)::integer % 3 = 0 THEN 'งบประมาณ' ELSE 'แผน' END || slug AS title
    FROM public_cards) c`;

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
  const owner = (sql: string) => test.owner.pool.query(sql);
  // One by one they would be counted, which is not what is asked here.
  await owner('ALTER TABLE public_cards DISABLE TRIGGER USER');
  await owner(CARDS);
  await owner(DOCUMENTS);
  await owner('ANALYZE public_cards, search_documents');
});
afterAll(() => test.close());

/** For every connection that searches. */
async function limitTo(time: string): Promise<void> {
  const { pool } = test.deps.searchDb;
  const all = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  for (const each of all) {
    await each.query(`SET statement_timeout = '${time}'`);
    each.release();
  }
}

const search = (q: string, more: Record<string, string> = {}) =>
  test.app.inject({
    url: `/api/v1/public/items?${new URLSearchParams({ q, ...more }).toString()}`,
  });

describe('a search that finds too much to be put in order', () => {
  it('gives each item once over its pages, titles first and then the newest', async () => {
    const slugs: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const reply = await search('งบประมาณ', { limit: '100', ...(cursor === undefined ? {} : { cursor }) });
      expect(reply.statusCode).toBe(200);
      const page = reply.json<PublicPage>();
      if (cursor === undefined) expect(page.search?.total.more).toBe(true);
      slugs.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor;
    }
    const all = Array.from({ length: COUNT }, (_, at) => COUNT - at);
    const byYear = (a: number, b: number) => (b % 5) - (a % 5) || b - a;
    const titled = all.filter((n) => n % 3 === 0).sort(byYear);
    const others = all.filter((n) => n % 3 !== 0).sort(byYear);
    expect(slugs).toEqual([...titled, ...others].map((n) => `card-${String(n)}`));
  });
});

describe('a search beyond its limits', () => {
  it('refuses more words than are looked for at once, and takes as many', async () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `คำ${String(at)}`).join(' ');
    const refused = await search(words(PARTS_MAX + 1));
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ errors: [{ pointer: '/query/q', code: 'too_many_words' }] });
    expect((await search(words(PARTS_MAX))).statusCode).toBe(200);
  });

  it('answers one that runs out of its time with a problem that says to try again', async () => {
    const held = await test.owner.pool.connect();
    await limitTo('200ms');
    try {
      await held.query('BEGIN; LOCK TABLE search_documents IN ACCESS EXCLUSIVE MODE');
      const reply = await search('แผนอื่น');
      expect(reply.statusCode).toBe(503);
      expect(reply.headers['retry-after']).toBeDefined();
      expect(reply.json()).toMatchObject({ type: '/problems/unavailable' });
    } finally {
      await held.query('ROLLBACK');
      held.release();
      await limitTo('30s');
    }
    expect((await search('แผนอื่น')).statusCode).toBe(200);
  });
});

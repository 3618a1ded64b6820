import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIVE, SECRET, setUnseenStage, type UnseenStage } from '../../../testing/unseenStage.ts';

let stage: UnseenStage;
beforeAll(async () => {
  stage = await setUnseenStage();
}, 180_000);
afterAll(() => stage.close());

describe('searches', () => {
  const live = () => LIVE.map(stage.slugOf).sort();

  const search = async (q: string) =>
    (await stage.anyone().get<PublicPage>(`/public/items?limit=100&q=${encodeURIComponent(q)}`)).body;

  it('count in searches and their facets what is live and nothing beside it', async () => {
    const { items, search: summary } = await search('แผนปฏิบัติการ');
    expect(items.map((item) => item.slug).sort()).toEqual(live());
    expect(summary?.total).toEqual({ count: LIVE.length, more: false });
    for (const facet of ['category', 'track', 'workGroup', 'fiscalYear', 'month'] as const)
      expect(
        summary?.facets[facet].reduce((sum, { count }) => sum + count, 0),
        facet,
      ).toBe(LIVE.length);
    expect(summary?.facets.fiscalYear.map(({ value }) => value)).toEqual(['2027']);
  });

  it('offer no word of a draft: as a result, a snippet, a suggestion, or what was meant', async () => {
    const wrong = SECRET.replace('ลับ', 'ลบั');
    for (const q of [SECRET, wrong, `"${SECRET}"`, SECRET.slice(0, 8), 'ถ้อยคำ ลับ']) {
      const found = await search(q);
      expect([found.items, found.search?.instead, found.search?.total.count], q).toEqual([[], null, 0]);
      expect(JSON.stringify(found)).not.toContain('ลับของ');
      const offered = await stage.anyone().get(`/public/search/suggestions?q=${encodeURIComponent(q)}`);
      expect(offered.status).toBe(200);
      expect(offered.text).not.toContain('ลับ');
    }
    const { orm } = stage.test.deps.publicDb;
    const words = await orm.execute<{ word: string }>(
      sql`SELECT word FROM search_words_like(${'ถ้อยคำลับของฉบับร่าง'})`,
    );
    expect(words.rows).toEqual([]);
    await expect(orm.execute(sql`SELECT word FROM search_words`)).rejects.toThrow();
  });

  it('keep a search document for what is live and for nothing else', async () => {
    const { rows } = await stage.test.deps.publicDb.orm.execute<{ slug: string }>(sql`
      SELECT c.slug FROM search_documents d LEFT JOIN public_cards c USING (publication_id) ORDER BY 1`);
    expect(rows.map(({ slug }) => slug).sort()).toEqual(live());
    const passages = await stage.test.deps.publicDb.orm.execute<{ text: string }>(sql`
      SELECT text FROM search_passages p WHERE NOT EXISTS
        (SELECT FROM public_cards c WHERE c.publication_id = p.publication_id) OR text LIKE ${'%ลับ%'}`);
    expect(passages.rows).toEqual([]);
  });
});

import type { Item } from '@phoeiphrae/shared/item';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setStage, type Stage } from '../../testing/matrix/matrix.ts';
import { ITEM_STATE_NAMES, type ItemState } from '../../testing/matrix/itemStates.ts';
import { buildApp } from '../../app.ts';
import { builtSite } from '../../testing/builtSite.ts';
import { client, type Reply } from '../../testing/client.ts';
import { statementsOf } from '../../testing/statements.ts';

const LIVE: readonly ItemState[] = ITEM_STATE_NAMES.filter(
  (name) =>
    /^(published|immediatePublished|immediateWith|superseding)/.test(name) && name !== 'immediateWithdrawn',
);
const GONE: readonly ItemState[] = ['withdrawn', 'expired', 'immediateWithdrawn', 'takenDownRevised'];
const UNBORN = ITEM_STATE_NAMES.filter((name) => !LIVE.includes(name) && !GONE.includes(name));

/** What a draft beside the live revision says, and nothing public may. */
const SECRET = 'ถ้อยคำลับของฉบับร่าง';
const DRAFTS: readonly ItemState[] = ['publishedWithDraft', 'immediateWithDraft'];

let stage: Stage;
let site: Awaited<ReturnType<typeof buildApp>>;
beforeAll(async () => {
  stage = await setStage(ITEM_STATE_NAMES);
  site = await buildApp({ ...stage.test.deps, ...(await builtSite()) });
  for (const name of DRAFTS) {
    const item = await read(name);
    const content = {
      title: SECRET,
      summary: `${SECRET} โดยสรุป`,
      body: `<p>${SECRET}</p>`,
      fiscalYear: 2099,
      category: 'structure',
    };
    const reply = await stage.who.officer.patch(
      `/items/${item.id}/draft`,
      { content },
      { ifMatch: item.version },
    );
    if (reply.status !== 200) throw new Error(reply.text);
  }
}, 180_000);
afterAll(async () => {
  await site.close();
  await stage.test.close();
});

const read = async (name: ItemState) =>
  (await stage.who.officer.get<Item>(`/items/${stage.items.get(name)?.id ?? ''}`)).body;
const slugOf = (name: ItemState) => stage.items.get(name)?.slug ?? '';
const anyone = () => client(stage.test);
const at = (slug: string, headers = {}) =>
  anyone().get(`/public/items/${encodeURIComponent(slug)}`, { headers });

/** An answer without what differs between any two requests: the request's id, the address asked for, the limiter's count. */
function bare(reply: Reply<unknown>, slug: string): string {
  const id = String(reply.headers['x-request-id']);
  const ignored = ['x-request-id', 'date', 'keep-alive', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
  const headers = Object.entries(reply.headers).filter(([name]) => !ignored.includes(name));
  return [String(reply.status), ...headers.map(String), reply.text.replaceAll(id, '<id>')]
    .join('\n')
    .replaceAll(encodeURIComponent(slug), '<slug>')
    .replaceAll(slug, '<slug>');
}
/** What a reader's browser gets at the address of an item, with a mark in place of its name. */
async function pageOf(slug: string, base = '', below = ''): Promise<{ status: number; html: string }> {
  const { statusCode, body } = await site.inject({ url: `${base}/i/${encodeURIComponent(slug)}${below}` });
  // How long ago the data were fetched differs by milliseconds.
  const html = body.replaceAll(slug, '<slug>').replace(/,\d+,(?=\{)/g, ',0,');
  return { status: statusCode, html };
}
const unknown = (like: string) => `item-y${'z'.repeat(Math.max(1, like.length - 6))}`;

describe('an item that was never published', () => {
  it.each(UNBORN)('answers as if it did not exist: %s', async (name) => {
    const slug = slugOf(name);
    const never = unknown(slug);
    expect(bare(await at(slug), slug)).toBe(bare(await at(never), never));
    for (const headers of [
      { 'if-none-match': '*' },
      { 'if-none-match': '"1"' },
      { range: 'bytes=0-1' },
      { 'accept-language': 'en' },
    ])
      expect(bare(await at(slug, headers), slug)).toBe(bare(await at(never, headers), never));
    const head = async (address: string) => {
      const url = `/api/v1/public/items/${encodeURIComponent(address)}`;
      const { statusCode, headers } = await stage.test.app.inject({ method: 'HEAD', url });
      return [
        statusCode,
        headers['content-type'],
        Number(headers['content-length'] ?? 0) - encodeURIComponent(address).length,
      ];
    };
    expect(await head(slug)).toEqual(await head(never));
    for (const base of ['', '/en']) {
      const page = await pageOf(slug, base);
      expect(page.status).toBe(404);
      expect(page).toEqual(await pageOf(never, base));
    }
    for (const path of [slug.toUpperCase(), ` ${slug}`, `${slug}/`, `${slug}%00`, `${slug}%E2%80%8B`])
      expect((await anyone().get(`/public/items/${path}`)).status, path).not.toBe(200);
  });
});

describe('an item that is no longer published', () => {
  it.each(GONE)('leaves the dated notice and nothing of the content: %s', async (name) => {
    const slug = slugOf(name);
    const item = await read(name);
    const revision = item.last ?? item.working;
    const reply = await at(slug);
    expect(reply.status).toBe(410);
    const { tombstone } = reply.body as { tombstone: object };
    expect(Object.keys(tombstone).sort()).toEqual(['by', 'ended', 'endedAt', 'reason', 'slug']);
    for (const word of [
      revision?.content.title,
      revision?.content.summary,
      'ภาพรวม',
      revision?.contentHash,
      item.id,
      item.category,
    ])
      expect(reply.text).not.toContain(word);
    for (const base of ['', '/en']) {
      const page = await pageOf(slug, base);
      expect(page.status).toBe(410);
      for (const word of [revision?.content.title, revision?.content.summary, revision?.contentHash, item.id])
        expect(page.html).not.toContain(word);
    }
    expect((await at(slug, { 'if-none-match': '*' })).status).toBe(410);
  });
});

describe('the lists and counts', () => {
  const list = async (query = ''): Promise<string[]> => {
    const slugs: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: Reply<PublicPage> = await anyone().get<PublicPage>(`/public/items?limit=2${query}${more}`);
      expect(page.status, query).toBe(200);
      slugs.push(...page.body.items.map((item) => item.slug));
      cursor = page.body.nextCursor;
    }
    return slugs.sort();
  };
  const live = () => LIVE.map(slugOf).sort();

  it('name exactly what is live, page by page', async () => {
    expect(await list()).toEqual(live());
    expect(await list('&workGroup=administration')).toEqual(live());
  });

  it('find nothing else by any filter, nor a draft by its words', async () => {
    const policy = (await anyone().get<{ document: Policy }>('/public/policy')).body.document;
    const byCategory = await Promise.all(policy.categories.map(({ code }) => list(`&category=${code}`)));
    expect(byCategory.flat().sort()).toEqual(live());
    expect([...(await list('&track=approval')), ...(await list('&track=immediate'))].sort()).toEqual(live());
    expect(await list('&category=structure')).toEqual([]);
    expect(await list('&fiscalYear=2099')).toEqual([]);
    expect(await list('&fiscalYear=2027')).toEqual(live());
    for (const word of [SECRET, 'ลับของ', 'ฉบับร่าง'])
      expect(await list(`&q=${encodeURIComponent(word)}`)).toEqual([]);
    for (const name of [...UNBORN, ...GONE]) expect(await list(`&q=${slugOf(name)}`)).toEqual([]);
    expect(await list(`&q=${encodeURIComponent('%')}`)).toEqual([]);
    expect(await list(`&q=${encodeURIComponent('แผนปฏิบัติการ')}`)).toEqual(live());
  });

  const search = async (q: string) =>
    (await anyone().get<PublicPage>(`/public/items?limit=100&q=${encodeURIComponent(q)}`)).body;

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
      const offered = await anyone().get(`/public/search/suggestions?q=${encodeURIComponent(q)}`);
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

  it('count what is live and nothing beside it', async () => {
    interface Site {
      total: number;
      fiscalYears: number[];
      categories: { code: string; count: number }[];
    }
    const { body } = await anyone().get<Site>('/public/site');
    expect(body.total).toBe(LIVE.length);
    expect(body.categories.reduce((sum, { count }) => sum + count, 0)).toBe(LIVE.length);
    expect(body.categories.find(({ code }) => code === 'structure')?.count).toBe(0);
    expect(body.fiscalYears).toEqual([2027]);
  });

  it('are the same in feeds and site maps, and the changes name nothing unborn and no word of what has gone', async () => {
    const text = async (url: string) => (await stage.test.app.inject({ url })).body;
    const index = await text('/sitemap.xml');
    const maps = [...index.matchAll(/sitemaps\/[^<]+/g)].map(([path]) => path);
    const mapped = (await Promise.all(maps.map((path) => text(`/${path}`)))).join('');
    const atom = await text('/feed.xml?track=approval');
    const feeds = atom + (await text('/feed.xml?track=immediate')) + (await text('/feed.json'));
    const changes = await text('/api/v1/public/changes');
    for (const name of ITEM_STATE_NAMES) {
      const slug = encodeURIComponent(slugOf(name));
      const isLive = LIVE.includes(name);
      expect([feeds.includes(slug), mapped.includes(slug)], name).toEqual([isLive, isLive]);
      expect(changes.includes(`"${slugOf(name)}"`), name).toBe(!UNBORN.includes(name));
    }
    expect(feeds + mapped + changes).not.toContain(SECRET);
    for (const name of GONE) expect(changes).not.toContain((await read(name)).last?.content.title);
  });

  it('answer 400, never 500, to cursors and words that nobody was given', async () => {
    const cursor = (text: string) => Buffer.from(text).toString('base64url');
    const id = stage.items.get('draft')?.id ?? '';
    const forged = [
      '0000-01-01T00:00:00.000Z',
      '2026-02-30T00:00:00.000Z',
      '2026-13-01T00:00:00.000Z',
      '2026-01-01T24:00:00.000Z',
      '2026-01-01T00:00:60.000Z',
    ].map((time) => cursor(`${time}|${id}`));
    for (const value of [...forged, 'x', '%00', cursor('version()|1'), cursor(`2026-01-01|${id}`)])
      expect(
        (await anyone().get(`/public/items?cursor=${value}`)).status,
        Buffer.from(value, 'base64url').toString(),
      ).toBe(400);
    for (const query of [
      'sort=title',
      'q=',
      'state=draft',
      'limit=0',
      'limit=101',
      'limit=x',
      'q[]=a',
      'fiscalYear=1',
      'category=A',
      'workGroup=%00',
    ])
      expect((await anyone().get(`/public/items?${query}`)).status, query).toBe(400);
    for (const query of [
      'q=%00',
      'q=a%00b',
      `q=${encodeURIComponent("'; DROP TABLE items; --")}`,
      'q=%5C',
      `q=${'%25_'.repeat(60)}`,
    ])
      expect((await anyone().get(`/public/items?${query}`)).status, query).toBeLessThan(500);
  });

  it('have no cursor that shows what came between: a page goes on where it ended', async () => {
    const first = await anyone().get<PublicPage>(`/public/items?limit=${String(LIVE.length)}`);
    expect(first.body.nextCursor).toBeNull();
    const all = await anyone().get<PublicPage>('/public/items?limit=100');
    expect(all.body.items.map((item) => item.slug)).toEqual(first.body.items.map((item) => item.slug));
  });
});

/** The address of a revision, with what stands below it. */
const version = (slug: string, rest: string) =>
  anyone().get(`/public/items/${encodeURIComponent(slug)}/versions/${rest}`);
/** All ways to ask for the revision of a number. */
const WAYS = (number: number) => [
  String(number),
  `${String(number)}/difference`,
  `1/difference?from=${String(number)}`,
  `${String(number)}/files/${'0'.repeat(64)}`,
  `${String(number)}/files/${'0'.repeat(64)}/pages/0`,
];
/** Never published, and with as many digits as the one that may be worked on: lengths are compared too. */
const MANY = 9;

describe('the addresses of revisions', () => {
  it.each(UNBORN)('know of none that was never published: %s', async (name) => {
    const slug = slugOf(name);
    const never = unknown(slug);
    for (const rest of WAYS(1))
      expect(bare(await version(slug, rest), slug), rest).toBe(bare(await version(never, rest), never));
    for (const base of ['', '/en'])
      for (const page of ['1', '1/difference']) {
        const below = `/versions/${page}`;
        const drawn = await pageOf(slug, base, below);
        expect(drawn.status).toBe(404);
        expect(drawn).toEqual(await pageOf(never, base, below));
      }
  });

  /** As the numbers differ, so do the addresses that answers repeat. */
  const blind = (reply: Reply<unknown>, slug: string, number: number) =>
    bare(reply, slug)
      .replaceAll(`/versions/${String(number)}`, '/versions/<n>')
      .replaceAll(`from=${String(number)}`, 'from=<n>');

  it.each([...LIVE, ...GONE])('tell nothing of the next one, worked on or not: %s', async (name) => {
    const slug = slugOf(name);
    const { rows } = await stage.test.owner.pool.query<{ last: number }>(
      'SELECT max(revision_number) AS last FROM publications WHERE slug = $1',
      [slug],
    );
    const next = (rows[0]?.last ?? 0) + 1;
    const asked = WAYS(next);
    for (const [i, rest] of WAYS(MANY).entries()) {
      const mine = await version(slug, asked[i] ?? '');
      expect(blind(mine, slug, next), rest).toBe(blind(await version(slug, rest), slug, MANY));
      expect([404, 410], rest).toContain(mine.status);
      expect(mine.text).not.toContain(SECRET);
    }
    expect((await version(slug, String(next))).status).toBe(404);
  });

  it.each(GONE)('leave the notice and no word of what is no longer public: %s', async (name) => {
    const slug = slugOf(name);
    const item = await read(name);
    const revision = item.last ?? item.working;
    for (const rest of WAYS(1)) {
      const reply = await version(slug, rest);
      expect(reply.status, rest).toBe(410);
      for (const word of [revision?.content.title, revision?.contentHash, item.id, item.category])
        expect(reply.text).not.toContain(word);
    }
  });

  it.each(LIVE)('show what is public, and what it replaced: %s', async (name) => {
    const numbers = name === 'superseding' ? [1, 2] : [1];
    for (const number of numbers) {
      const reply = await version(slugOf(name), String(number));
      expect(reply.status).toBe(200);
      expect(reply.text).not.toContain(SECRET);
    }
  });

  it('have pages that are drawn, for readers and not for search engines', async () => {
    const slug = slugOf('superseding');
    for (const base of ['', '/en'])
      for (const below of ['/versions/1', '/versions/2', '/versions/2/difference']) {
        const { status, html } = await pageOf(slug, base, below);
        expect(status, below).toBe(200);
        expect(html).toContain('<meta name="robots" content="noindex">');
        expect(html).toMatch(new RegExp(`<link rel="canonical" href="[^"]+${base}/i/<slug>">`));
        expect(html).toContain(`href="${base}/i/<slug>"`);
      }
    expect((await pageOf(slug, '', '/versions/2')).html).toContain('/i/<slug>/versions/2/difference"');
    expect((await pageOf(slug, '', '/versions/1/difference')).status).toBe(404);
    const gone = await pageOf(slugOf('withdrawn'), '', '/versions/1');
    expect(gone.status).toBe(410);
    expect(gone.html).not.toContain((await read('withdrawn')).last?.content.title);
  });

  it('are answered by as many statements, whatever there is', async () => {
    const texts = new Set<string>();
    const ask = async (slug: string, number: number) => {
      const { work } = await statementsOf(stage.test, () => version(slug, String(number)));
      texts.add(work.join('\n'));
    };
    for (const name of ITEM_STATE_NAMES) for (const number of [1, 2]) await ask(slugOf(name), number);
    await ask('item-yzzz', 1);
    expect([...texts]).toEqual(['SELECT * FROM public_version($1, $2)']);
  });
});

describe('a live item with another revision beside it', () => {
  it.each(LIVE)('shows the live one alone: %s', async (name) => {
    const reply = await at(slugOf(name));
    expect(reply.status).toBe(200);
    expect(reply.text).not.toContain(SECRET);
    const body = reply.body as { revisions: { ended: string | null }[]; revisionNumber: number };
    expect(body.revisions.map(({ ended }) => ended)).toEqual(
      name === 'superseding' ? [null, 'superseded'] : [null],
    );
    expect(body.revisionNumber).toBe(name === 'superseding' ? 2 : 1);
    const page = await pageOf(slugOf(name));
    expect(page.status).toBe(200);
    expect(page.html).not.toContain(SECRET);
  });
});

describe('the public log, the feed and the certificates', () => {
  const leavesOf = async () => (await anyone().get('/public/log/leaves?limit=1000')).text;

  it.each(UNBORN)('know nothing of what was never published: %s', async (name) => {
    const slug = slugOf(name);
    const never = unknown(slug);
    const certificate = (address: string) =>
      anyone().get(`/public/items/${encodeURIComponent(address)}/certificate`);
    expect(bare(await certificate(slug), slug)).toBe(bare(await certificate(never), never));
    expect(await leavesOf()).not.toContain(`"${slug}\\"`);
    expect((await anyone().get('//feed.xml')).text).not.toContain(encodeURIComponent(slug));
  });

  it.each(GONE)('tell of what is no longer published that it was, and nothing more: %s', async (name) => {
    const slug = slugOf(name);
    const item = await read(name);
    const revision = item.last ?? item.working;
    expect((await anyone().get(`/public/items/${encodeURIComponent(slug)}/certificate`)).status).toBe(410);
    expect((await anyone().get('//feed.xml')).text).not.toContain(encodeURIComponent(slug));
    const leaves = await leavesOf();
    expect(leaves).toContain(slug);
    for (const word of [revision?.content.title, revision?.content.summary, item.id])
      expect(leaves).not.toContain(word);
  });

  it('say nothing of the draft beside a live revision', async () => {
    for (const text of [await leavesOf(), (await anyone().get('//feed.xml')).text])
      expect(text).not.toContain(SECRET);
  });
});

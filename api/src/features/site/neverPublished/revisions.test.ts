import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../testing/client.ts';
import { ITEM_STATE_NAMES } from '../../../testing/matrix/itemStates.ts';
import { statementsOf } from '../../../testing/statements.ts';
import {
  bare,
  GONE,
  LIVE,
  SECRET,
  setUnseenStage,
  unknown,
  UNBORN,
  type UnseenStage,
} from '../../../testing/unseenStage.ts';

let stage: UnseenStage;
beforeAll(async () => {
  stage = await setUnseenStage();
}, 180_000);
afterAll(() => stage.close());

/** The address of a revision, with what stands below it. */
const version = (slug: string, rest: string) =>
  stage.anyone().get(`/public/items/${encodeURIComponent(slug)}/versions/${rest}`);
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
    const slug = stage.slugOf(name);
    const never = unknown(slug);
    for (const rest of WAYS(1))
      expect(bare(await version(slug, rest), slug), rest).toBe(bare(await version(never, rest), never));
    for (const base of ['', '/en'])
      for (const page of ['1', '1/difference']) {
        const below = `/versions/${page}`;
        const drawn = await stage.pageOf(slug, base, below);
        expect(drawn.status).toBe(404);
        expect(drawn).toEqual(await stage.pageOf(never, base, below));
      }
  });

  /** As the numbers differ, so do the addresses that answers repeat. */
  const blind = (reply: Reply<unknown>, slug: string, number: number) =>
    bare(reply, slug)
      .replaceAll(`/versions/${String(number)}`, '/versions/<n>')
      .replaceAll(`from=${String(number)}`, 'from=<n>');

  it.each([...LIVE, ...GONE])('tell nothing of the next one, worked on or not: %s', async (name) => {
    const slug = stage.slugOf(name);
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
    const slug = stage.slugOf(name);
    const item = await stage.read(name);
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
      const reply = await version(stage.slugOf(name), String(number));
      expect(reply.status).toBe(200);
      expect(reply.text).not.toContain(SECRET);
    }
  });

  it('have pages that are drawn, for readers and not for search engines', async () => {
    const slug = stage.slugOf('superseding');
    for (const base of ['', '/en'])
      for (const below of ['/versions/1', '/versions/2', '/versions/2/difference']) {
        const { status, html } = await stage.pageOf(slug, base, below);
        expect(status, below).toBe(200);
        expect(html).toContain('<meta name="robots" content="noindex">');
        expect(html).toMatch(new RegExp(`<link rel="canonical" href="[^"]+${base}/i/<slug>">`));
        expect(html).toContain(`href="${base}/i/<slug>"`);
      }
    expect((await stage.pageOf(slug, '', '/versions/2')).html).toContain('/i/<slug>/versions/2/difference"');
    expect((await stage.pageOf(slug, '', '/versions/1/difference')).status).toBe(404);
    const gone = await stage.pageOf(stage.slugOf('withdrawn'), '', '/versions/1');
    expect(gone.status).toBe(410);
    expect(gone.html).not.toContain((await stage.read('withdrawn')).last?.content.title);
  });

  it('are answered by as many statements, whatever there is', async () => {
    const texts = new Set<string>();
    const ask = async (slug: string, number: number) => {
      const { work } = await statementsOf(stage.test, () => version(slug, String(number)));
      texts.add(work.join('\n'));
    };
    for (const name of ITEM_STATE_NAMES) for (const number of [1, 2]) await ask(stage.slugOf(name), number);
    await ask('item-yzzz', 1);
    expect([...texts]).toEqual(['SELECT * FROM public_version($1, $2)']);
  });
});

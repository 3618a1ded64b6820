import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, type Cast } from '../testing/office.ts';
import { watchPublic } from './watchPublic.ts';

const READERS = 50;
const LIST = '/api/v1/public/items';

let test: TestApp;
let cast: Cast;
let watch: ReturnType<typeof watchPublic>;
let origin: string;
let arrived = 0;
let statements = 0;
beforeAll(async () => {
  test = await buildTestApp({ site: true });
  cast = await castOffice(test);
  await publish('ข่าวแรก');
  await test.app.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${String((test.app.server.address() as AddressInfo).port)}`;
  test.app.server.on('request', () => arrived++);
  test.deps.publicDb.pool.on('acquire', () => statements++);
  watch = watchPublic(test.deps.publicDb.address, test.deps.finished);
  await vi.waitFor(() => expect(test.deps.finished.generation).toBeDefined());
});
beforeEach(() => test.deps.finished.forget());
afterAll(async () => {
  await watch.stop();
  await test.close();
});

async function publish(title: string) {
  const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE, title });
  await mustAct(cast.officer, id, 'publish');
  return slug;
}

/** Who all ask before the first of them can be answered: the cards are locked meanwhile. */
async function atOnce(path: string, count: number): Promise<{ status: number; text: string }[]> {
  const lock = await test.owner.pool.connect();
  await lock.query('BEGIN');
  await lock.query('LOCK TABLE public_cards IN ACCESS EXCLUSIVE MODE');
  try {
    const before = arrived;
    const asked = Array.from({ length: count }, () => fetch(`${origin}${path}`));
    await vi.waitFor(() => expect(arrived).toBe(before + count), 20_000);
    await lock.query('ROLLBACK');
    const answers = await Promise.all(asked);
    return await Promise.all(
      answers.map(async (answer) => ({ status: answer.status, text: await answer.text() })),
    );
  } finally {
    await lock.query('ROLLBACK');
    lock.release();
  }
}

describe('fifty readers at once', () => {
  it.each([`${LIST}?limit=5`, '/items', '/', '/feed.xml', '/sitemap.xml'])(
    'cost the database as much as one: %s',
    async (path) => {
      statements = 0;
      const [alone] = await atOnce(path, 1);
      const once = statements;
      expect([alone?.status, once > 0]).toEqual([200, true]);
      test.deps.finished.forget();
      statements = 0;
      const answers = await atOnce(path, READERS);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(READERS);
      expect(new Set(answers.map(({ text }) => text)).size, 'different answers').toBe(1);
      expect(statements).toBe(once);
    },
  );

  it('see what was published before they asked', async () => {
    const slug = await publish('ข่าวที่เผยแพร่ก่อนถาม');
    const answers = await atOnce(LIST, READERS);
    const first = answers.map(({ text }) => (JSON.parse(text) as PublicPage).items[0]?.slug);
    expect(new Set(first)).toEqual(new Set([slug]));
  });
});

import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct } from '../testing/office.ts';

const READERS = 50;

let test: TestApp;
let origin: string;
let statements = 0;
beforeAll(async () => {
  test = await buildTestApp({ site: true });
  const { officer } = await castOffice(test);
  const { id } = await draftOf(test, officer, { category: IMMEDIATE, title: 'ข่าวแรก' });
  await mustAct(officer, id, 'publish');
  await test.app.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${String((test.app.server.address() as AddressInfo).port)}`;
  test.deps.publicDb.pool.on('acquire', () => statements++);
  // Nothing changes meanwhile: what is told of changes is the matter of watchPublic.
  test.deps.finished.watchedBy({ caughtUp: () => Promise.resolve() });
});
beforeEach(() => test.deps.finished.forget());
afterAll(() => test.close());

/** Whoever comes late is given what was kept: one answer is made however soon they come. */
const atOnce = (path: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const answer = await fetch(`${origin}${path}`);
      return { status: answer.status, text: await answer.text() };
    }),
  );

describe('fifty readers at once', () => {
  it.each(['/api/v1/public/items?limit=5', '/items', '/', '/feed.xml', '/sitemap.xml'])(
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
});

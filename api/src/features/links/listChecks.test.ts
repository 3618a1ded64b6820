import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckPage, PublicFaultPage } from '@phoeiphrae/shared/check';
import { buildTestApp, START_OF_TEST, type TestApp } from '../../testing/buildTestApp.ts';
import type { Person } from '../../testing/asPost.ts';
import { client } from '../../testing/client.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import {
  castOffice,
  draftOf,
  GROUP,
  IMMEDIATE,
  mustAct,
  OTHER_GROUP,
  type Cast,
} from '../../testing/office.ts';
import { rowsLookedAt } from '../../testing/rowsLookedAt.ts';
import { statementsOf } from '../../testing/statements.ts';
import { checkLinks } from './checkLinks.ts';
import { checkFiles } from './checkFiles.ts';

/** Of the test's clock. */
const NOW = `'${START_OF_TEST}'::timestamptz`;
const MANY = 6000;
/** A page has 50; a row of it is looked at with its index, its target and its card. */
const FEW = 800;

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp({ probe: () => Promise.resolve({ is: 'working', status: 200 }) });
  cast = await castOffice(test);
  const externalLink = { kind: 'url' as const, url: 'https://www.example.go.th/' };
  const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE, externalLink });
  await mustAct(cast.officer, id, 'publish');
  await checkLinks(test.deps);
  await manyChecks();
  await test.owner.pool.query('VACUUM ANALYZE');
}, 120_000);
afterAll(() => test.close());

/** Links in every state, few of them broken, and few of another work group; each an hour older than the one before. */
async function manyChecks(): Promise<void> {
  const client = await test.owner.pool.connect();
  const copies = `generate_series(1, ${String(MANY)}) n`;
  const state = `CASE WHEN n % 200 = 0 THEN 'broken' WHEN n % 3 = 0 THEN 'unclear' ELSE 'working' END`;
  const own = (more: string) => `(${NOW} - n * interval '1 hour'), ${more}`;
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO checked_targets (id, kind, address, host, since, state, failure, next_check_at)
        SELECT md5('t' || n)::uuid, 'link', 'https://www.example.go.th/' || n, 'www.example.go.th:443',
          ${own(`${state}, CASE WHEN ${state} = 'working' THEN NULL ELSE 'not_found' END, ${NOW} + interval '1 day'`)}
        FROM ${copies}`,
    );
    await client.query(
      `INSERT INTO checked_uses (id, target_id, publication_id, label, places, item_id, work_group, since, state)
        SELECT md5('u' || n)::uuid, md5('t' || n)::uuid, c.publication_id, 'https://www.example.go.th/' || n, '{body}', c.item_id,
          CASE WHEN n % 150 = 0 THEN $1 ELSE $2 END, ${own(state)} FROM ${copies} CROSS JOIN public_cards c`,
      [OTHER_GROUP, GROUP],
    );
    await client.query(
      `INSERT INTO public_faults SELECT u.id, u.publication_id, 'link', u.label, 'not_found', u.since FROM checked_uses u
        WHERE u.state = 'broken'`,
    );
    await client.query('SET session_replication_role = origin');
  } finally {
    client.release();
  }
}

const read = async (person: Person, query = '') => (await person.get<CheckPage>(`/checks${query}`)).body;

describe('GET /checks', () => {
  it('403 for who only prepares or decides, 401 for nobody', async () => {
    for (const person of [cast.officer, cast.head])
      expectProblem(await person.get('/checks'), 'not-permitted');
    expectProblem(await client(test).get('/checks'), 'not-signed-in');
  });

  it('200 for who watches or administers', async () => {
    for (const person of [cast.monitor, cast.member, cast.ict])
      expect((await person.get('/checks')).status).toBe(200);
  });

  it.each([
    ['?state=broken', ({ state }: CheckPage['checks'][number]) => state === 'broken', MANY / 200],
    [
      `?workGroup=${OTHER_GROUP}`,
      ({ state }: CheckPage['checks'][number]) => state !== 'waiting',
      MANY / 150,
    ],
    [
      `?workGroup=${OTHER_GROUP}&state=broken`,
      ({ state }: CheckPage['checks'][number]) => state === 'broken',
      10,
    ],
  ])('gives all of %s by pages, each once, the latest first', async (query, holds, count) => {
    const seen: CheckPage['checks'] = [];
    let cursor: string | null = null;
    do {
      const page: CheckPage = await read(
        cast.monitor,
        `${query}&limit=7${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...page.checks);
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(count);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(count);
    expect(seen.every(holds)).toBe(true);
    const times = seen.map(({ since }) => since);
    expect(times).toEqual([...times].sort().reverse());
  });

  it.each([
    '',
    '?state=broken',
    '?state=working',
    '?state=failing',
    `?workGroup=${OTHER_GROUP}`,
    `?workGroup=${GROUP}&state=unclear`,
    `?workGroup=${OTHER_GROUP}&state=broken`,
    '?workGroup=nobody',
  ])('looks at few rows among many: %s', async (query) => {
    const { sent } = await statementsOf(test, () => read(cast.monitor, query));
    expect(await rowsLookedAt(test, sent)).toBeLessThan(FEW);
  });

  it('400 for a state that is none and a place that is none', async () => {
    expectProblem(await cast.monitor.get('/checks?state=odd'), 'malformed-request');
    expectProblem(await cast.monitor.get('/checks?cursor=odd'), 'malformed-request');
  });
});

describe('GET /items/{id}/checks', () => {
  it('404 for who does not see the item', async () => {
    const draft = await draftOf(test, cast.officer);
    expectProblem(await cast.stranger.get(`/items/${draft.id}/checks`), 'not-found');
    expect((await cast.officer.get<CheckPage>(`/items/${draft.id}/checks`)).body.checks).toEqual([]);
  });
});

describe('GET /public/broken-links', () => {
  it('gives all that is broken by pages, and looks at few rows', async () => {
    const seen: PublicFaultPage['faults'] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/public/broken-links?limit=20${cursor ? `&cursor=${cursor}` : ''}`;
      const { sent, answer } = await statementsOf(test, () => client(test).get<PublicFaultPage>(path));
      expect(await rowsLookedAt(test, sent)).toBeLessThan(FEW);
      seen.push(...answer.body.faults);
      cursor = answer.body.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(MANY / 200);
    expect(new Set(seen.map(({ label }) => label)).size).toBe(MANY / 200);
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual(['failure', 'item', 'kind', 'label', 'since']);
  });
});

describe('what is looked at unasked', () => {
  it('is found among many by few rows, when nothing is due', async () => {
    for (const run of [checkLinks, checkFiles]) {
      const { sent } = await statementsOf(test, () => run(test.deps));
      expect(await rowsLookedAt(test, sent)).toBeLessThan(FEW);
    }
  });
});

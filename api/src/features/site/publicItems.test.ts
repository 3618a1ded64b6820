import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { encodeCursor } from '../../http/cursor.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { cardsFor } from './publicItems.ts';

let test: TestApp;
const owner = (sql: string) => test.owner.pool.query<Record<string, unknown>>(sql);

/** Cards as a trigger would have made them, of very unequal kinds: nearly all are news, a few alone are of the track. */
const CARDS = `INSERT INTO public_cards
  SELECT gen_random_uuid(), gen_random_uuid(), 'card-' || n, 1, CASE WHEN n % 100 = 0 THEN 'plan' ELSE 'news' END,
    CASE WHEN n % 500 = 0 THEN 'approval' ELSE 'immediate' END, 'group_' || n % 3, 2020 + n % 5, 'ชื่อ', 'สรุป',
    timestamptz '2020-01-01' + n * interval '1 hour', '2020-01-01'
  FROM generate_series(1, 3000) n`;

beforeAll(async () => {
  test = await buildTestApp();
  // One by one they would be counted, which is not what is asked here.
  await owner('ALTER TABLE public_cards DISABLE TRIGGER USER');
  await owner(CARDS);
  await owner('ANALYZE public_cards');
});
afterAll(() => test.close());

const VALUES = { category: 'plan', track: 'approval', workGroup: 'group_1', fiscalYear: 2023 } as const;
const LETTERS = { category: 'c', track: 't', workGroup: 'w', fiscalYear: 'y' } as const;
const NAMES = Object.keys(VALUES) as (keyof typeof VALUES)[];
const SETS = Array.from({ length: 16 }, (_, set) => NAMES.filter((_name, bit) => (set & (1 << bit)) > 0));
const cursor = encodeCursor({
  at: '2020-03-01T00:00:00.000Z',
  id: '00000000-0000-0000-0000-000000000000',
});

/** The plan that serves all values, as the connections of the public role make it. */
async function planOf(query: PublicQuery): Promise<string> {
  const { sql } = cardsFor(test.deps.publicDb.orm, query).toSQL();
  const { rows } = await test.deps.publicDb.pool.query<Record<string, string>>(
    `EXPLAIN (GENERIC_PLAN, COSTS off) ${sql}`,
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('the list of what is public', () => {
  it.each(
    SETS.flatMap((names) => [
      { names, deep: false },
      { names, deep: true },
    ]),
  )('is a walk down one index and nothing else: by $names, deep: $deep', async ({ names, deep }) => {
    const filters = Object.fromEntries(names.map((name) => [name, VALUES[name]]));
    const plan = await planOf({ ...filters, ...(deep ? { cursor } : {}) });
    const index = names.map((name) => LETTERS[name]).join('') || 'recent';
    expect(plan).toMatch(
      new RegExp(`^Limit\\n +-> +Index Scan using public_cards_${index} on public_cards\\b`),
    );
    expect(plan).not.toContain('Filter');
  });

  it('asks for few different numbers of rows, so that few plans are kept', () => {
    const texts = Array.from({ length: 100 }, (_, limit) =>
      cardsFor(test.deps.publicDb.orm, { limit: limit + 1 }).toSQL(),
    );
    expect(new Set(texts.map(({ sql }) => sql)).size).toBe(3);
    expect(texts.every(({ params }) => params.length === 0)).toBe(true);
  });

  it.each([1, 20, 21, 50, 51, 100])('shows as many as are asked for, each once: %i', async (limit) => {
    const url = `/api/v1/public/items?limit=${String(limit)}&workGroup=group_1`;
    interface Page {
      readonly items: readonly { readonly slug: string }[];
      readonly nextCursor: string;
    }
    const first = (await test.app.inject({ url })).json<Page>();
    const second = (await test.app.inject({ url: `${url}&cursor=${first.nextCursor}` })).json<Page>();
    const slugs = [...first.items, ...second.items].map(({ slug }) => slug);
    const wanted = Array.from({ length: 2 * limit }, (_, n) => `card-${String(2998 - 3 * n)}`);
    expect(slugs).toEqual(wanted);
  });
});

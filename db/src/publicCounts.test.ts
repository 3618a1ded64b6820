import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database } from './client.ts';
import { createTestDatabase, type TestDatabase } from './testing/testDatabase.ts';

let test: TestDatabase;
let db: Database;
beforeEach(async () => {
  test = await createTestDatabase();
  db = connect(test.url, { max: 8 });
});
afterEach(async () => {
  await db.end();
  await test.drop();
});

const card = (n: number) =>
  `INSERT INTO public_cards SELECT md5('${String(n)}')::uuid, gen_random_uuid(), 'card-${String(n)}', 1,
     'category_${String(n % 2)}', CASE WHEN ${String(n)} % 3 = 0 THEN 'approval' ELSE 'immediate' END, 'group_${String(n % 4)}',
     CASE WHEN ${String(n)} % 5 > 0 THEN 2020 + ${String(n % 5)} END, '', '',
     timestamptz '2026-10-31 16:30Z' + ${String(n % 2)} * interval '1 hour', '2026-10-31'`;
const end = (n: number) => `DELETE FROM public_cards WHERE publication_id = md5('${String(n)}')::uuid`;

/** Kept counts beside what is counted now; nothing when they say the same. */
const WRONG = `
  SELECT * FROM (SELECT counted_by, value, count(*)::integer AS counted
    FROM public_cards c CROSS JOIN LATERAL (VALUES ('all', ''), ('category', category), ('track', track),
      ('work_group', work_group), ('fiscal_year', fiscal_year::text), ('month', left((published_at + interval '7 hours')::text, 7))) x (counted_by, value)
    WHERE value IS NOT NULL GROUP BY 1, 2) n
  FULL JOIN public_counts USING (counted_by, value)
  WHERE counted IS DISTINCT FROM count`;
const wrong = async () => (await db.pool.query(WRONG)).rows;

/** All in one transaction. */
async function together(statements: readonly string[]): Promise<void> {
  const client: pg.PoolClient = await db.pool.connect();
  try {
    for (const text of ['BEGIN', ...statements, 'COMMIT']) await client.query(text);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

describe('the kept counts of what is public', () => {
  it('follow what comes and goes, to nothing', async () => {
    await together(numbers(0, 30).map(card));
    expect(await wrong()).toEqual([]);
    await together([end(3), end(4), card(100)]);
    expect(await wrong()).toEqual([]);
    await together([...numbers(0, 30), 100].map(end));
    expect((await db.pool.query('SELECT * FROM public_counts')).rows).toEqual([]);
  });

  it('know a month as Bangkok does', async () => {
    await together([card(0), card(1)]);
    const { rows } = await db.pool.query(
      `SELECT value, count FROM public_counts WHERE counted_by = 'month' ORDER BY 1`,
    );
    expect(rows).toEqual([
      { value: '2026-10', count: 1 },
      { value: '2026-11', count: 1 },
    ]);
  });

  it('are right after transactions that ran side by side in any order, and none stopped another', async () => {
    await together(numbers(0, 20).map(card));
    const acts = [
      numbers(20, 40).map(card),
      numbers(40, 60).reverse().map(card),
      numbers(0, 10).map(end),
      numbers(10, 20).reverse().map(end),
      numbers(60, 80).map((n) => card(n)),
      numbers(80, 100).reverse().map(card),
    ];
    await Promise.all(acts.map(together));
    expect(await wrong()).toEqual([]);
  });

  it('are not touched by what is undone', async () => {
    await together([card(1)]);
    await expect(together([card(2), 'SELECT 1 / 0'])).rejects.toThrow(/division/);
    expect(await wrong()).toEqual([]);
  });
});

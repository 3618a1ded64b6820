import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from './client.ts';
import { createTestDatabase, type TestDatabase } from './testing/testDatabase.ts';

describe('connect', () => {
  let test: TestDatabase;
  let db: Database;
  const one = async (text: string) =>
    Object.values((await db.pool.query<Record<string, unknown>>(text)).rows[0] ?? {})[0];

  beforeAll(async () => {
    test = await createTestDatabase({ empty: true });
    db = connect(test.url, { role: 'pg_read_all_data', max: 2, statementTimeoutMs: 200 });
  });
  afterAll(async () => {
    await db.end();
    await test.drop();
  });

  it('has the role from the first statement on, and RESET ROLE does not leave it', async () => {
    const client = await db.pool.connect();
    try {
      await client.query('RESET ROLE');
      expect((await client.query('SELECT current_user AS me')).rows).toEqual([{ me: 'pg_read_all_data' }]);
      await client.query('RESET ALL');
      expect((await client.query('SELECT current_user AS me')).rows).toEqual([{ me: 'pg_read_all_data' }]);
    } finally {
      client.release();
    }
  });

  it('cancels a statement that runs too long', async () => {
    await expect(db.pool.query('SELECT pg_sleep(5)')).rejects.toThrow(/statement timeout/);
  });

  it('gives a calendar date as it is written, and moments in UTC', async () => {
    expect(await one("SELECT DATE '2018-12-25'")).toBe('2018-12-25');
    expect(await one("SELECT current_setting('timezone')")).toBe('UTC');
    const { rows } = await db.orm.execute<{ day: string }>(sql`SELECT DATE '2018-12-25' AS day`);
    expect(rows).toEqual([{ day: '2018-12-25' }]);
  });

  it('has its statements planned once, or anew each time', async () => {
    for (const [plans, mode] of [
      ['once', 'force_generic_plan'],
      ['anew', 'force_custom_plan'],
    ] as const) {
      const other = connect(test.url, { plans, max: 1 });
      const { rows } = await other.pool.query("SELECT current_setting('plan_cache_mode') AS mode");
      await other.end();
      expect(rows).toEqual([{ mode }]);
    }
  });

  it('keeps the options that the address has already', async () => {
    const other = connect(`${test.url}?options=-c%20work_mem%3D7MB`, { role: 'pg_read_all_data' });
    const { rows } = await other.pool.query("SELECT current_setting('work_mem') AS mem, current_user AS me");
    expect(rows).toEqual([{ mem: '7MB', me: 'pg_read_all_data' }]);
    await other.end();
  });

  it('survives a connection that the server ends', async () => {
    const admin = connect(test.url);
    await db.pool.query('SELECT 1');
    await admin.pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await admin.end();
    await expect.poll(() => one('SELECT 1').catch(() => 'broken')).toBe(1);
  });
});

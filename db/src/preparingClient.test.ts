import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from './client.ts';
import { PlanNames } from './preparingClient.ts';
import { createTestDatabase, type TestDatabase } from './testing/testDatabase.ts';

describe('PreparingClient', () => {
  let test: TestDatabase;
  let db: Database;

  beforeAll(async () => {
    test = await createTestDatabase({ empty: true });
    db = connect(test.url, { max: 1 });
  });
  afterAll(async () => {
    await db.end();
    await test.drop();
  });

  const plans = async () =>
    (await db.pool.query<{ statement: string }>('SELECT statement FROM pg_prepared_statements')).rows.map(
      ({ statement }) => statement,
    );
  const add = async (one: number, other: number) =>
    (await db.orm.execute<{ sum: number }>(sql`SELECT ${one}::integer + ${other}::integer AS sum`)).rows;

  it('has the plan of a statement kept that comes up again, and none of one that came up once', async () => {
    expect(await add(1, 2)).toEqual([{ sum: 3 }]);
    expect(await plans()).toEqual([]);
    expect(await add(3, 4)).toEqual([{ sum: 7 }]);
    expect(await add(5, 6)).toEqual([{ sum: 11 }]);
    expect(await plans()).toEqual(['SELECT $1::integer + $2::integer AS sum']);
  });

  it('goes on after a statement that failed, in and after its transaction', async () => {
    const divide = (by: number) =>
      db.orm.execute<{ quotient: number }>(sql`SELECT 6 / ${by}::integer AS quotient`);
    await expect(divide(0)).rejects.toThrow();
    const inTransaction = db.orm.transaction(async (tx) => {
      await tx.execute(sql`SELECT 6 / ${0}::integer AS quotient`);
    });
    await expect(inTransaction).rejects.toThrow();
    expect((await divide(3)).rows).toEqual([{ quotient: 2 }]);
  });

  it('goes on without plans where tables were changed under one, or a session has lost them', async () => {
    const held = await db.pool.connect();
    try {
      const all = async () => (await held.query({ text: 'SELECT * FROM changing', values: [] })).rows;
      await held.query('CREATE TABLE changing (a integer)');
      for (let i = 0; i < 3; i++) await all();
      await held.query('ALTER TABLE changing ADD b integer');
      await expect(all()).rejects.toThrow('cached plan must not change result type');
      expect(await all()).toEqual([]);
      await held.query('DISCARD ALL');
      expect(await all()).toEqual([]);
    } finally {
      held.release();
    }
  });

  it('ends no process when it breaks while somebody holds it, and the pool goes on', async () => {
    const held = await db.pool.connect();
    const lost = held.query('SELECT pg_terminate_backend(pg_backend_pid())');
    await expect(lost).rejects.toThrow();
    await new Promise((resolve) => held.once('end', resolve));
    held.release();
    expect(await add(1, 1)).toEqual([{ sum: 2 }]);
  });

  it('gives a text one name, and stops giving names before the connections fill up', () => {
    const names = new PlanNames(3);
    const name = (text: string) => [names.of(text), names.of(text), names.of(text)];
    expect(name('SELECT 1')).toEqual([undefined, 'plan-1', 'plan-1']);
    expect(name('SELECT 2')).toEqual([undefined, 'plan-2', 'plan-2']);
    expect(name('SELECT 3')).toEqual([undefined, 'plan-3', 'plan-3']);
    expect(name('SELECT 4')).toEqual([undefined, undefined, undefined]);
    expect(names.of('SELECT 1')).toBe('plan-1');
  });
});

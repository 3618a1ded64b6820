import { eq, sql } from 'drizzle-orm';
import { boolean, date, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from './client.ts';
import { jsonRows } from './jsonRows.ts';
import { instant } from './schema/columns.ts';
import { createTestDatabase, type TestDatabase } from './testing/testDatabase.ts';

const parents = pgTable('parents', { id: integer().primaryKey() });
const children = pgTable('children', {
  id: integer().notNull(),
  parentId: integer('parent_id').notNull(),
  at: instant().notNull(),
  until: instant(),
  day: date({ mode: 'string' }).notNull(),
  tags: text().array().notNull(),
  facts: jsonb().$type<{ readonly deep: readonly number[] }>().notNull(),
  done: boolean().notNull(),
});

let test: TestDatabase;
let db: Database;
beforeAll(async () => {
  test = await createTestDatabase({ empty: true });
  db = connect(test.url, { max: 2 });
  await db.pool.query(`CREATE TABLE parents (id integer PRIMARY KEY);
    CREATE TABLE children (id integer, parent_id integer, at timestamptz, until timestamptz, day date, tags text[],
      facts jsonb, done boolean);
    INSERT INTO parents VALUES (1), (2);
    INSERT INTO children VALUES
      (7, 1, '2026-11-23 09:00:00.123456+07', NULL, '2026-11-23', '{ก,ข}', '{"deep": [1]}', true),
      (8, 1, '2026-11-22 09:00:00+07', '2026-11-24 00:00:00+00', '2026-11-24', '{}', '{"deep": []}', false)`);
});
afterAll(async () => {
  await db.end();
  await test.drop();
});

const { id, at, until, day, tags, facts, done } = children;
const read = (order: typeof at | typeof id) =>
  db.orm
    .select({
      id: parents.id,
      children: jsonRows(
        { id, at, until, day, tags, facts, done },
        sql`${children} WHERE ${eq(children.parentId, parents.id)}`,
        sql`${order}`,
      ),
    })
    .from(parents)
    .orderBy(parents.id);

describe('jsonRows', () => {
  it('gives each row of the query around it its own rows, in order, with the types of their columns', async () => {
    const [first] = await read(id);
    const [seventh] = await db.orm
      .select({ id, at, until, day, tags, facts, done })
      .from(children)
      .where(eq(id, 7));
    expect(first?.children[0]).toEqual(seventh);
    expect(first?.children[1]).toEqual({
      id: 8,
      at: '2026-11-22T02:00:00.000Z',
      until: '2026-11-24T00:00:00.000Z',
      day: '2026-11-24',
      tags: [],
      facts: { deep: [] },
      done: false,
    });
    expect((await read(at))[0]?.children.map((child) => child.id)).toEqual([8, 7]);
  });

  it('gives an empty list where there is nothing', async () => {
    expect((await read(id))[1]).toEqual({ id: 2, children: [] });
  });
});

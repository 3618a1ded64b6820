import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing/testDatabase.ts';

describe('migrate', () => {
  let dir: string;
  let database: TestDatabase;
  const write = (name: string, sql: string) => {
    writeFileSync(path.join(dir, name), sql);
  };
  const names = async (table: string) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${table} ORDER BY name`);
    await client.end();
    return rows.map((row) => row.name);
  };

  beforeEach(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'phoeiphrae-migrate-'));
    database = await createTestDatabase({ empty: true });
    write('0001_create_thing.sql', 'CREATE TABLE thing (name text);');
    write('0002_fill_thing.sql', "INSERT INTO thing VALUES ('a'); INSERT INTO thing VALUES ('b');");
  });
  afterEach(async () => {
    await database.drop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('applies the files in order, once', async () => {
    expect(await migrate(database.url, dir)).toEqual(['0001_create_thing.sql', '0002_fill_thing.sql']);
    expect(await migrate(database.url, dir)).toEqual([]);
    expect(await names('thing')).toEqual(['a', 'b']);
  });

  it('applies each file once when several processes start together', async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, dir)));
    expect(applied.flat()).toHaveLength(2);
    expect(await names('thing')).toEqual(['a', 'b']);
  });

  it('undoes a file that fails, keeps those before it, and names file and line', async () => {
    write('0003_break_thing.sql', "INSERT INTO thing VALUES ('c');\n\nSELECT nothing_like_it;\n");
    await expect(migrate(database.url, dir)).rejects.toThrow(/0003_break_thing\.sql line 3 failed/);
    expect(await names('thing')).toEqual(['a', 'b']);
    expect(await names('schema_migrations')).toEqual(['0001_create_thing.sql', '0002_fill_thing.sql']);
  });

  it('refuses when an applied file has changed', async () => {
    await migrate(database.url, dir);
    write('0001_create_thing.sql', 'CREATE TABLE thing (name text NOT NULL);');
    await expect(migrate(database.url, dir)).rejects.toThrow(/0001_create_thing\.sql was changed/);
  });

  it('refuses a database that is newer than the files', async () => {
    await migrate(database.url, dir);
    rmSync(path.join(dir, '0002_fill_thing.sql'));
    await expect(migrate(database.url, dir)).rejects.toThrow(
      /0002_fill_thing\.sql, which this version does not know/,
    );
  });

  it('runs a file that was merged late', async () => {
    write('0005_add_last.sql', 'CREATE TABLE last (name text);');
    await migrate(database.url, dir);
    write('0004_add_late.sql', 'CREATE TABLE late (name text);');
    expect(await migrate(database.url, dir)).toEqual(['0004_add_late.sql']);
  });

  it.each([
    ['0002_other_thing.sql', /same number/],
    ['3_badly_named.sql', /NNNN_verb_object/],
  ])('refuses the file name %s', async (name, reason) => {
    write(name, 'SELECT 1');
    await expect(migrate(database.url, dir)).rejects.toThrow(reason);
  });
});

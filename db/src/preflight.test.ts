import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { checkDatabase, judgeDatabase } from './preflight.ts';

const good = { version: 180_004, encoding: 'UTF8', thaiTrigrams: 12 };

async function withDatabase(options: string, use: (url: string) => Promise<void>) {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(`CREATE DATABASE preflight TEMPLATE template0 ${options}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = '/preflight';
  try {
    await use(url.href);
  } finally {
    await client.query('DROP DATABASE preflight WITH (FORCE)');
    await client.end();
  }
}

describe('checkDatabase', () => {
  it('accepts a database that knows Thai, and leaves nothing in it', async () => {
    await withDatabase('', async (url) => {
      await checkDatabase(url);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      expect((await client.query("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")).rowCount).toBe(0);
      await client.end();
    });
  });

  it('refuses a database whose LC_CTYPE does not know Thai letters', async () => {
    await withDatabase("LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'", async (url) => {
      await expect(checkDatabase(url)).rejects.toThrow(/does not know Thai letters/);
    });
  });

  it.each(['SQL_ASCII', 'LATIN1', 'WIN874'])('refuses a database in %s, and says so', async (encoding) => {
    const options = `ENCODING '${encoding}' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'`;
    await withDatabase(options, async (url) => {
      await expect(checkDatabase(url)).rejects.toThrow(`must be encoded in UTF8, found ${encoding};`);
    });
  });

  it.each([
    ['nobody listens', (url: URL) => (url.port = '3499'), /ECONNREFUSED/],
    ['the password is wrong', (url: URL) => (url.password = 'wrong'), /28P01/],
    ['the database is missing', (url: URL) => (url.pathname = '/missing'), /3D000/],
    ['the host is unknown', (url: URL) => (url.hostname = 'missing.invalid'), /missing\.invalid/],
  ])('says in one line that %s', async (_, spoil, reason) => {
    const url = new URL(inject('postgresUrl'));
    spoil(url);
    const failure = await checkDatabase(url.href).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'StartError' });
    expect(String(failure)).toMatch(reason);
    expect(String(failure)).not.toMatch(/\n|throwaway/);
  });
});

describe('judgeDatabase', () => {
  it('accepts PostgreSQL 15 and later', () => {
    expect(() => {
      judgeDatabase({ ...good, version: 150_000 });
    }).not.toThrow();
  });
  it('refuses an older PostgreSQL', () => {
    expect(() => {
      judgeDatabase({ ...good, version: 140_012 });
    }).toThrow(/found 14\.12/);
  });
});

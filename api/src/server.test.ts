import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@phoeiphrae/db/client';
import { createTestDatabase, type TestDatabase } from '@phoeiphrae/db/testing/testDatabase';

const SERVER = path.resolve(import.meta.dirname, 'server.ts');
const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://info.spn2.go.th',
  JWT_SECRET: 'Zk3v9QpL0mXw7RtYb2NcH5uJ8sDfG1eA4iKo',
  COOKIE_SECRET: 'q8WnE2rT6yU1iO9pA3sD7fG5hJ0kLzX4cVbM',
  SEAL_KEY: 'n3RZ8mKqT1vYx5LwPc7HdB2sUgJ9oEfA4iQ0tXyNk6M=',
  ENCRYPTION_SECRET: 'v7Yh2KpR9sLd4XqWmT1bZc6NfJ8gUe3AoViQ',
};

describe('node api/src/server.ts', () => {
  let database: TestDatabase;
  let dataDir: string;
  const start = (settings: Record<string, string>) => {
    const env = { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', DATA_DIR: dataDir, ...settings };
    const child = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { text: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.text += chunk.toString()));
    return {
      child,
      said,
      ended: once(child, 'close').then(([code]) => ({ code: code as number, said: said.text })),
    };
  };
  const freePort = async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    return String(port);
  };

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'phoeiphrae-server-'));
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const refuses = async (settings: Record<string, string>, reason: RegExp) => {
    const { code, said } = await start({ PORT: await freePort(), ...settings }).ended;
    expect(said).toMatch(reason);
    expect(said.trim()).not.toContain('\n');
    expect(code).toBe(1);
  };

  it('answers until SIGTERM, and then ends with exit code 0', async () => {
    const port = await freePort();
    const { child, said, ended } = start({ DATABASE_URL: database.url, PORT: port, LOG_LEVEL: 'info' });
    await expect.poll(() => said.text, { timeout: 20_000 }).toContain('listening');
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  it('refuses without DATABASE_URL', () => refuses({}, /DATABASE_URL is not set/));

  it('refuses a database that does not answer', () =>
    refuses(
      { DATABASE_URL: 'postgres://a:very-private@127.0.0.1:1/x' },
      /^(?!.*very-private).*ECONNREFUSED/,
    ));

  it('refuses a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const PORT = String((other.address() as AddressInfo).port);
    await refuses({ DATABASE_URL: database.url, PORT }, /is taken/);
    other.close();
  });

  it('refuses a folder that files cannot be kept in', async () => {
    const file = path.join(dataDir, 'taken');
    writeFileSync(file, '');
    const settings = { ...PRODUCTION, DATABASE_URL: database.url, DATA_DIR: file };
    await refuses(settings, /Cannot write to the data folder .*taken/);
  });

  it('refuses a bucket that is not reached', () =>
    refuses(
      {
        DATABASE_URL: database.url,
        FILE_STORE: 's3',
        S3_ENDPOINT: 'http://127.0.0.1:1',
        S3_BUCKET: 'blobs',
        S3_ACCESS_KEY: 'key',
        S3_SECRET_KEY: 'very-private',
      },
      /^(?!.*very-private).*Cannot reach the S3 bucket blobs/,
    ));

  it('refuses a database without tables', async () => {
    const empty = await createTestDatabase({ empty: true });
    await refuses({ DATABASE_URL: empty.url }, /has no tables yet/);
    await empty.drop();
  });

  it('refuses a seal key that is not the one in force', async () => {
    const key = 'Zk9vQ0pMMG1YdzdSdFliMk5jSDV1SjhzRGZHMWVBNGk=';
    await refuses(
      { ...PRODUCTION, DATABASE_URL: database.url, SEAL_KEY: key },
      /SEAL_KEY is not the key in force/,
    );
  });

  it('refuses in production when demonstration accounts exist', async () => {
    const owner = connect(database.url);
    const columns = '(username, name, password_hash, is_demo, created_at)';
    await owner.pool.query(
      `INSERT INTO users ${columns} VALUES ('demo.user', 'ตัวอย่าง', 'x', true, '2026-11-23')`,
    );
    await refuses({ ...PRODUCTION, DATABASE_URL: database.url }, /demonstration accounts/);
    await owner.pool.query("DELETE FROM users WHERE username = 'demo.user'");
    await owner.end();
  });
});

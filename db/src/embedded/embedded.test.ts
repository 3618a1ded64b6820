import { mkdtempSync, chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from './embedded.ts';
import { postmasterState } from './postmaster.ts';

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('openEmbedded', () => {
  let dir: string;
  const pgdata = () => path.join(dir, 'postgres');
  const postmaster = () => {
    const state = postmasterState(pgdata());
    if (state.kind !== 'running') throw new Error(`expected a running server, found ${state.kind}`);
    return state;
  };

  // One folder for all: creating a cluster takes seconds. Every test leaves the server stopped.
  beforeAll(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'phoeiphrae-embedded-'));
    chmodSync(dir, 0o755);
  });
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it('keeps the data, the port and the password over a restart', async () => {
    const first = await openEmbedded(dir);
    await ask(first.url, "CREATE TABLE kept AS SELECT 'ข้อมูล' AS word");
    await first.stop();
    expect(postmasterState(pgdata()).kind).toBe('none');
    const second = await openEmbedded(dir);
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT word FROM kept')).toBe('ข้อมูล');
    await second.stop();
    const modes = ['postgres.json', 'postgres', ''].map(
      (name) => statSync(path.join(dir, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o600, 0o700, 0o700]);
  });

  it('sees Thai letters in trigrams and sorts by the Thai alphabet', async () => {
    const server = await openEmbedded(dir);
    await ask(server.url, 'CREATE EXTENSION pg_trgm');
    expect(await ask(server.url, "SELECT show_trgm('ความโปร่งใส')")).not.toEqual([]);
    const sorted = "SELECT string_agg(w, ' ' ORDER BY w) FROM unnest(ARRAY['ข','โก','กา','แก','กก','เก']) w";
    expect(await ask(server.url, sorted)).toBe('กก กา เก แก โก ข');
    await server.stop();
  });

  it('takes over a server that a killed process left running, and the last user stops it', async () => {
    const killed = await openEmbedded(dir);
    const { pid } = postmaster();
    const next = await openEmbedded(dir);
    expect([next.adopted, next.url, postmaster().pid]).toEqual([true, killed.url, pid]);
    await killed.stop();
    expect(postmasterState(pgdata()).kind).toBe('running');
    await next.stop();
    expect(postmasterState(pgdata()).kind).toBe('none');
  });

  it('starts again after the server itself was killed', async () => {
    const first = await openEmbedded(dir);
    await ask(first.url, 'CREATE TABLE survived AS SELECT 1 AS one');
    process.kill(postmaster().pid, 'SIGKILL');
    const second = await openEmbedded(dir);
    expect(await ask(second.url, 'SELECT one FROM survived')).toBe(1);
    await second.stop();
    await first.stop();
  });

  it('starts when the pid file names a process that is not PostgreSQL', async () => {
    const first = await openEmbedded(dir);
    const pidFile = readFileSync(path.join(pgdata(), 'postmaster.pid'), 'utf8');
    await first.stop();
    const [, ...rest] = pidFile.split('\n');
    writeFileSync(path.join(pgdata(), 'postmaster.pid'), [String(process.pid), ...rest].join('\n'));
    const second = await openEmbedded(dir);
    expect(second.adopted).toBe(false);
    await second.stop();
  });

  it('names the folder in one line when it cannot be used', async () => {
    const file = path.join(dir, 'file');
    writeFileSync(file, '');
    await expect(openEmbedded(file)).rejects.toThrow(/Cannot write to the data folder .*file \(E\w+\)/);
  });
});

import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded, type EmbeddedServer } from './embedded.ts';
import { keepRunning } from './keepRunning.ts';
import { postmasterState } from './postmaster.ts';
import { errorCode } from '../startError.ts';

let dir: string;
let server: EmbeddedServer;
let told: string[];
const pgdata = () => path.join(dir, 'postgres');

function postmaster(): number {
  const state = postmasterState(pgdata());
  if (state.kind !== 'running') throw new Error(`expected a running server, found ${state.kind}`);
  return state.pid;
}

async function open(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ask(sql: string): Promise<unknown> {
  const client = await open();
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const backendOf = async (client: pg.Client): Promise<number> =>
  (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid ?? 0;

const sessionsOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/status`, 'utf8').includes(`\nPPid:\t${String(pid)}\n`);
      } catch {
        return false;
      }
    })
    .map(Number);

/** Nothing for a process that has ended, also while its parent has not yet asked how. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** The server with its sessions; one may have come to its end meanwhile. */
function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      expect(errorCode(error)).toBe('ESRCH');
    }
  }
}
const everyone = () => [postmaster(), ...sessionsOf(postmaster())];

const served = { timeout: 30_000, interval: 100 };
const expectServed = () =>
  expect.poll(() => ask('SELECT one FROM kept').catch((error: unknown) => String(error)), served).toBe(1);

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'phoeiphrae-kept-'));
  chmodSync(dir, 0o755);
});
afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('an embedded server that is kept running', () => {
  beforeEach(async () => {
    server = await openEmbedded(dir);
    await ask('CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one');
    told = [];
    server.keepRunning((line) => told.push(line));
  });

  it('is there again, at the same address, after it was killed', async () => {
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    await expectServed();
    expect(postmaster()).not.toBe(killed);
    await expect.poll(() => told.at(-1), served).toContain('is running again');
    expect(told[0]).toContain('PostgreSQL หยุดทำงานเอง กำลังเริ่มใหม่');
    await server.stop();
    expect(postmasterState(pgdata()).kind).toBe('none');
  });

  it('is there again after a session of it was killed, and is still stopped by its last user', async () => {
    const [client, before] = [await open(), postmaster()];
    process.kill(await backendOf(client), 'SIGKILL');
    await expect.poll(() => ask('SELECT 1').catch(() => 'recovering'), served).toBe(1);
    await expectServed();
    expect(postmaster()).toBe(before);
    await server.stop();
    expect(postmasterState(pgdata()).kind).toBe('none');
  });

  it('is started over a session that was stopped, and so never let go of the memory of the one that was killed', async () => {
    const client = await open();
    const stopped = await backendOf(client);
    process.kill(stopped, 'SIGSTOP');
    process.kill(postmaster(), 'SIGKILL');
    await expectServed();
    // Ended, though whoever inherited it may not have asked yet how.
    await expect.poll(() => commandOf(stopped)).toBe('');
    await server.stop();
  });

  it('is left alone while it stands still, and goes on when it is continued', async () => {
    const all = everyone();
    signalAll(all, 'SIGSTOP');
    await expect(ask('SELECT 1')).rejects.toThrow('timeout');
    signalAll(all, 'SIGCONT');
    await expectServed();
    expect([postmaster(), told]).toEqual([all[0], []]);
    await server.stop();
  });

  it('is ended although it stands still', async () => {
    signalAll(everyone(), 'SIGSTOP');
    await server.stop();
    expect(postmasterState(pgdata()).kind).toBe('none');
  });

  it('is not started by an ending that comes while it is down', async () => {
    process.kill(postmaster(), 'SIGKILL');
    await server.stop();
    expect(postmasterState(pgdata()).kind).not.toBe('running');
  });
});

describe('a server that never stays', () => {
  it('is started after longer and longer pauses, and that is said in two languages', async () => {
    const lines: string[] = [];
    let starts = 0;
    const end = keepRunning({
      isRunning: () => false,
      start: () => Promise.reject(new Error(`disk is broken ${String(++starts)}`)),
      tell: (line) => lines.push(line),
    });
    await expect.poll(() => starts, { timeout: 20_000 }).toBe(3);
    await end();
    expect(lines.filter((line) => line.includes('starting'))).toEqual([
      'PostgreSQL หยุดทำงานเอง กำลังเริ่มใหม่ · PostgreSQL ended by itself; starting it again',
      'PostgreSQL หยุดทำงานซ้ำ จะเริ่มใหม่ใน 1 วินาที · PostgreSQL ended again; starting it in 1 s',
      'PostgreSQL หยุดทำงานซ้ำ จะเริ่มใหม่ใน 2 วินาที · PostgreSQL ended again; starting it in 2 s',
    ]);
    expect(lines).toContain('PostgreSQL ไม่เริ่มทำงาน · PostgreSQL did not start: disk is broken 1');
  });
});

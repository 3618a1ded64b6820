import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { startThrowaway } from '../embedded/throwaway.ts';
import { migrate } from '../migrate.ts';
import type { TestDatabase } from './testDatabase.ts';

export interface BrokenServer {
  /** Migrated and empty. */
  readonly database: TestDatabase;
  /** Every process of it stands still, and says nothing more to anyone. */
  freeze(): void;
  thaw(): void;
  /** Ends it outright, as the system does that is out of memory. */
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  /** Takes every connection that is left. @returns what gives them back. */
  fill(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** Of a process, and its children, by what the system shows. */
function withChildren(pid: number): number[] {
  const children = readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && parentOf(name) === pid;
    } catch {
      return false; // gone meanwhile
    }
  });
  return [pid, ...children.map(Number)];
}

const parentOf = (pid: string): number =>
  Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

async function fill(url: string): Promise<() => Promise<void>> {
  const taken: pg.Client[] = [];
  for (let refused = 0; refused < 5;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      taken.push(client);
    } catch {
      refused++; // the next may have the place of one that is just leaving
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return async () => {
    await Promise.all(taken.map((one) => one.end()));
  };
}

/** A PostgreSQL of a test's own, which may break it. @param settings each like `max_connections=20` */
export async function startBrokenServer(settings: string[] = []): Promise<BrokenServer> {
  const server = await startThrowaway(['synchronous_commit=on', ...settings]);
  const name = `broken_${randomBytes(4).toString('hex')}`;
  const owner = new pg.Client({ connectionString: server.url('postgres') });
  await owner.connect();
  await owner.query(`CREATE DATABASE ${name}`);
  await owner.end();
  const url = server.url(name);
  await migrate(url);
  let frozen: number[] = [];
  const signal = (pids: readonly number[], what: NodeJS.Signals) => {
    for (const pid of pids) process.kill(pid, what);
  };
  const thaw = () => {
    signal(frozen, 'SIGCONT');
    frozen = [];
  };
  return {
    database: { url, drop: () => Promise.resolve() },
    freeze: () => {
      frozen = withChildren(server.pid() ?? 0);
      signal(frozen, 'SIGSTOP');
    },
    thaw,
    kill: async () => {
      signal(withChildren(server.pid() ?? 0), 'SIGKILL');
      while (server.pid() !== undefined) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    startAgain: () => server.startAgain(),
    fill: () => fill(url),
    stop: async () => {
      thaw();
      await server.stop();
    },
  };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { postmasterState } from '../../../db/src/embedded/postmaster.ts';
import { freePort, type EmbeddedSettings } from '../../../db/src/embedded/settings.ts';
import { ROOT } from '../../lib/root.ts';

/** `npm start` in a process and a folder of its own, which may be killed and started again at the same address. */
export interface Product {
  readonly address: string;
  readonly dataDir: string;
  /** Of the database, as its owner. */
  readonly databaseUrl: () => string;
  /** The server's process. */
  readonly server: () => number;
  /** PostgreSQL's, the postmaster before its sessions; empty when it is gone. */
  readonly database: () => number[];
  readonly examiners: () => number[];
  /** Kills the server outright and starts another. */
  readonly killServer: () => Promise<void>;
  readonly isServed: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/** The first start makes a PostgreSQL, builds the site, and loads the demonstration. */
const PATIENCE_MS = 600_000;
const LOOK_MS = 50;

const read = (pid: string, name: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return ''; // gone meanwhile
  }
};

function childrenOf(parent: number): number[] {
  const mark = `\nPPid:\t${String(parent)}\n`;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => read(pid, 'status').includes(mark)).map(Number);
}

function launch(dataDir: string, port: number): ChildProcess {
  const { DATABASE_URL: _, PUBLIC_ORIGIN: __, ...inherited } = process.env;
  const own = { NODE_ENV: 'development', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'fatal' };
  return spawn(process.execPath, ['scripts/start.ts'], {
    cwd: ROOT,
    env: { ...inherited, ...own },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** @throws {Error} when it does not come up */
export async function startProduct(dataDir: string): Promise<Product> {
  const port = await freePort();
  const address = `http://127.0.0.1:${String(port)}`;
  const pgdata = path.join(dataDir, 'postgres');
  let child = launch(dataDir, port);
  const isServed = async () =>
    (await answers(`${address}/readyz`)) && (await answers(`${address}/api/v1/public/items`));
  for (let waited = 0; !(await isServed()); waited += LOOK_MS) {
    if (waited > PATIENCE_MS || child.exitCode !== null) throw new Error('the product did not start');
    await pause(LOOK_MS);
  }
  const server = () => child.pid ?? 0;
  return {
    address,
    dataDir,
    isServed,
    server,
    databaseUrl: () => {
      const settings = readFileSync(path.join(dataDir, 'postgres.json'), 'utf8');
      const { port: at, password } = JSON.parse(settings) as EmbeddedSettings;
      return `postgres://postgres:${password}@127.0.0.1:${String(at)}/phoeiphrae`;
    },
    database: () => {
      const state = postmasterState(pgdata);
      return state.kind === 'running' ? [state.pid, ...childrenOf(state.pid)] : [];
    },
    examiners: () =>
      childrenOf(server()).filter((pid) => read(String(pid), 'cmdline').includes('examination/worker')),
    killServer: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
      child = launch(dataDir, port);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

import { chmodSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errorCode } from '../startError.ts';
import { createCluster, startCluster, stopCluster } from './cluster.ts';
import { postmasterState } from './postmaster.ts';
import { runnerFor } from './runAs.ts';
import { freePort } from './settings.ts';
import { takeOver } from './takeOver.ts';

const PREFIX = 'phoeiphrae-test-';
/** Nothing of it is ever needed again, so nothing is forced to the disk. */
const FAST = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=200',
  'shared_buffers=64MB',
];

export interface Throwaway {
  url: (database: string) => string;
  /** Of the server while it runs. */
  pid: () => number | undefined;
  /** After it was killed, at the same address. */
  startAgain: () => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * A PostgreSQL in a temporary folder for one test run. `url(name)` addresses a database of it.
 * @param settings in place of those that make it fast, each like `max_connections=20`
 * @throws {StartError} when there are no programs for this system or its user cannot enter the folder.
 * @throws {Error} with what the server said last, when it does not come up.
 */
export async function startThrowaway(settings: string[] = []): Promise<Throwaway> {
  await sweep();
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX));
  chmodSync(folder, 0o755); // As root, another user runs PostgreSQL and must get in.
  writeFileSync(path.join(folder, 'owner'), String(process.pid));
  const pgdata = path.join(folder, 'postgres');
  const runner = runnerFor(pgdata);
  await createCluster(runner, pgdata, 'throwaway', ['--no-sync']);
  const port = await freePort();
  await startCluster(runner, pgdata, port, [...FAST, ...settings]);
  return {
    url: (database) => `postgres://postgres:throwaway@127.0.0.1:${String(port)}/${database}`,
    pid: () => {
      const state = postmasterState(pgdata);
      return state.kind === 'running' ? state.pid : undefined;
    },
    async startAgain() {
      await takeOver(pgdata, 'throwaway');
      await startCluster(runner, pgdata, port, [...FAST, ...settings]);
    },
    async stop() {
      if (postmasterState(pgdata).kind === 'running') await stopCluster(runner, pgdata, 'immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Removes what test runs that were killed left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(tmpdir(), name);
    try {
      process.kill(Number(readFileSync(path.join(folder, 'owner'), 'utf8')), 0);
    } catch (error) {
      if (errorCode(error) !== 'ESRCH') continue; // Another user's, or being made just now.
      const pgdata = path.join(folder, 'postgres');
      if (postmasterState(pgdata).kind === 'running')
        await stopCluster(runnerFor(pgdata), pgdata, 'immediate');
      await rm(folder, { recursive: true, force: true });
    }
  }
}

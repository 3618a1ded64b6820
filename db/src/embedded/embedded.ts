import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { createCluster, startCluster, stopCluster } from './cluster.ts';
import { keepRunning } from './keepRunning.ts';
import { takeLease } from './lease.ts';
import { wake } from './leftovers.ts';
import { postmasterState } from './postmaster.ts';
import { runnerFor, type Runner } from './runAs.ts';
import { freePort, loadSettings, saveSettings, type EmbeddedSettings } from './settings.ts';
import { takeOver } from './takeOver.ts';
import { prepareFolder } from '../closedFolder.ts';
import { StartError, errorText } from '../startError.ts';

export interface EmbeddedServer {
  /** The office's database, as the user that owns it. */
  url: string;
  /** True when a server that was left running was taken over. */
  adopted: boolean;
  /** From now on it is started again, at the same address, whenever it is gone, until `stop`. @param tell in Thai and English */
  keepRunning: (tell: (line: string) => void) => void;
  /** Ends our use of it; the last user stops the server. Safe to call more than once. */
  stop: () => Promise<void>;
}

const DATABASE = 'phoeiphrae';

/**
 * A real PostgreSQL 18 whose data lie in `<dataDir>/postgres`: created on the first start, taken over if it still runs.
 * @throws StartError when the folder cannot be used or the server does not come up.
 */
export async function openEmbedded(dataDir: string): Promise<EmbeddedServer> {
  const folder = path.resolve(dataDir);
  prepareFolder(folder);
  const pgdata = path.join(folder, 'postgres');
  const settings = await loadSettings(folder);
  const runner = runnerFor(pgdata);
  const adopted = await ensureRunning(runner, folder, pgdata, settings).catch((error: unknown) => {
    if (error instanceof StartError) throw error;
    const reason = errorText(error);
    throw new StartError(
      `PostgreSQL ใน ${pgdata} ไม่เริ่มทำงาน`,
      `PostgreSQL in ${pgdata} did not start: ${reason}`,
    );
  });
  const url = (database: string) =>
    `postgres://postgres:${settings.password}@127.0.0.1:${String(settings.port)}/${database}`;
  const lease = await takeLease(url('postgres'));
  await ensureDatabase(url('postgres'));
  const isRunning = () => postmasterState(pgdata).kind === 'running';
  let endWatch = () => Promise.resolve();
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await endWatch();
    if (!(await lease.release()) || !isRunning()) return;
    wake(pgdata);
    await stopCluster(runner, pgdata, 'fast').catch((error: unknown) => {
      if (isRunning()) throw error; // it was being killed as we looked, and has gone by itself
    });
  };
  return {
    url: url(DATABASE),
    adopted,
    keepRunning: (tell) => {
      endWatch = keepRunning({ isRunning, start: () => startAgain(runner, pgdata, settings), tell });
    },
    stop: () => (stopping ??= stop()),
  };
}

/** At the address that is known to all who use it, unless another process was quicker. */
async function startAgain(runner: Runner, pgdata: string, { port, password }: EmbeddedSettings) {
  if ((await takeOver(pgdata, password)) === undefined) await startCluster(runner, pgdata, port);
}

async function ensureRunning(runner: Runner, folder: string, pgdata: string, settings: EmbeddedSettings) {
  const running = await takeOver(pgdata, settings.password);
  if (running !== undefined) {
    settings.port = running;
    return true;
  }
  if (!existsSync(pgdata)) await createCluster(runner, pgdata, settings.password);
  const port = await freePort(settings.port);
  if (port !== settings.port) {
    settings.port = port;
    saveSettings(folder, settings);
  }
  await startCluster(runner, pgdata, port);
  return false;
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

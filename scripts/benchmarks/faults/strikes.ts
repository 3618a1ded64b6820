import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Product } from './product.ts';

/** Breaks something, and returns when it is left to mend itself. */
type Strike = (product: Product) => Promise<void>;

/** How long what does not end by itself is kept up, in milliseconds. */
const HELD_MS = 10_000;
const KILLS = 6;

function signal(pids: readonly number[], what: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, what);
    } catch {
      // gone meanwhile
    }
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Every statement of the product on items waits, until the pool has no connection left. */
const lockItems: Strike = async ({ databaseUrl }) => {
  const client = await connected(databaseUrl());
  await client.query('BEGIN; LOCK TABLE items, users IN ACCESS EXCLUSIVE MODE');
  await pause(HELD_MS);
  await client.query('ROLLBACK');
  await client.end();
};

/** To the last block; only a file system of its own can be filled. */
const fillDisk: Strike = async ({ dataDir }) => {
  const filler = path.join(dataDir, 'filler');
  const { bavail, bsize } = statfsSync(dataDir);
  const block = Buffer.alloc(1024 * 1024);
  try {
    for (let left = bavail * bsize; left > 0; left -= block.length)
      writeFileSync(filler, block, { flag: 'a', mode: 0o600 });
  } catch {
    // full
  }
  await pause(HELD_MS);
  rmSync(filler);
};

/** @param mayFill whether DATA_DIR has a file system of its own */
export const strikes = (mayFill: boolean): Readonly<Record<string, Strike>> => ({
  'database killed': ({ database }) => Promise.resolve(signal(database().slice(0, 1), 'SIGKILL')),
  'database killed with all its sessions': ({ database }) => Promise.resolve(signal(database(), 'SIGKILL')),
  'a session killed': async ({ databaseUrl }) => {
    const client = await connected(databaseUrl());
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'phoeiphrae-app' LIMIT 1",
    );
    await client.end();
    signal(
      rows.map(({ pid }) => pid),
      'SIGKILL',
    );
  },
  'database frozen': async ({ database }) => {
    const frozen = database();
    signal(frozen, 'SIGSTOP');
    await pause(HELD_MS);
    signal(frozen, 'SIGCONT');
  },
  'database busy': lockItems,
  ...(mayFill ? { 'disk full': fillDisk } : {}),
  'examiners killed': async ({ examiners }) => {
    for (let kill = 0; kill < KILLS; kill++) {
      signal(examiners(), 'SIGKILL');
      await pause(HELD_MS / KILLS);
    }
  },
  'server killed': ({ killServer }) => killServer(),
});

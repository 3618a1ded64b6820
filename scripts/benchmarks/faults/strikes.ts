import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../../db/src/client.ts';
import type { Product } from './product.ts';

/** Breaks something, and returns when it is left to mend itself. */
type Strike = (product: Product) => Promise<void>;

/** How long what does not end by itself is kept up, in milliseconds. */
const HELD_MS = 10_000;
const KILLS = 6;
/** A process that was killed is gone by then, in milliseconds. */
const LOOK_MS = 50;

function signal(pids: readonly number[], what: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, what);
    } catch {
      // gone meanwhile
    }
  }
}

/** Gone when it returns. */
async function kill(pids: readonly number[]): Promise<void> {
  signal(pids, 'SIGKILL');
  await pause(LOOK_MS);
}

/** With a connection of our own beside the product's. */
async function besides(url: string, statement: string): Promise<{ pid?: number }[]> {
  const db = connect(url, { max: 1, applicationName: 'faults' });
  try {
    return (await db.pool.query<{ pid?: number }>(statement)).rows;
  } finally {
    await db.end();
  }
}

/** Every statement of the product on items waits, until the pool has no connection left. */
const lockItems: Strike = async ({ databaseUrl }) => {
  const held = `SELECT pg_sleep(${String(HELD_MS / 1000)})`;
  await besides(databaseUrl(), `BEGIN; LOCK TABLE items IN ACCESS EXCLUSIVE MODE; ${held}; ROLLBACK`);
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
  'database killed': async ({ database }) => {
    await kill(database().slice(0, 1));
  },
  'database killed with all its sessions': async ({ database }) => {
    await kill(database());
  },
  'a session killed': async ({ databaseUrl }) => {
    const ours = "SELECT pid FROM pg_stat_activity WHERE application_name = 'phoeiphrae-app' LIMIT 1";
    await kill((await besides(databaseUrl(), ours)).map(({ pid = 0 }) => pid));
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

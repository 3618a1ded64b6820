import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { errorCode } from '../startError.ts';
import { postmasterState } from './postmaster.ts';

const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;

/**
 * The port of the server that already runs on this folder, once it answers; undefined when none does.
 * Waits for one that is starting up or on its way down, and removes a pid file that survived its process.
 * @throws {Error} when it does not answer within a minute, or has another password.
 */
export async function takeOver(pgdata: string, password: string): Promise<number | undefined> {
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    const state = postmasterState(pgdata);
    if (state.kind === 'none') return undefined;
    if (state.kind === 'stale') {
      await rm(path.join(pgdata, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (await answers(state.port, password)) return state.port;
    await sleep(PAUSE_MS);
  }
  throw new Error('another PostgreSQL holds the folder and does not answer');
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', password });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (errorCode(error) === '28P01') throw error; // Another password: postgres.json is not this cluster's.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ADVISORY_LOCKS } from '../advisoryLocks.ts';

const LEASE = ADVISORY_LOCKS.embeddedServer;
/** For the server to answer, in milliseconds. */
const PATIENCE_MS = 5_000;
/** Between attempts to have the lease again after the server was lost, in milliseconds. */
const RETRY_MS = 500;

export interface Lease {
  /**
   * Gives it back; true when nobody else is known to use the server. One that does not answer serves nobody: whoever
   * keeps it running elsewhere starts it again.
   */
  release: () => Promise<boolean>;
}

async function hold(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [LEASE]);
    return client;
  } catch (error) {
    void client.end().catch(() => undefined);
    throw error;
  }
}

async function isLast(client: pg.Client): Promise<boolean> {
  await client.query('SELECT pg_advisory_unlock_shared($1)', [LEASE]);
  const { rows } = await client.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [LEASE]);
  return rows[0]?.last === true;
}

/**
 * Says that this process uses the embedded server. Several may (the server, `npm run admin`, a second port); the last
 * one out stops it. A database lock does not outlive its holder, so a killed process leaves nothing to clean; nor does
 * it outlive the server, so that it is taken again when that was lost and came back.
 * @throws {Error} when the server does not give it.
 */
export async function takeLease(url: string): Promise<Lease> {
  const releasing = new AbortController();
  const { signal } = releasing;
  let holding: Promise<pg.Client>;

  async function holdAgain(): Promise<pg.Client> {
    for (;;) {
      await sleep(RETRY_MS, undefined, { ref: false, signal }).catch(() => undefined);
      try {
        return watched(await hold(url));
      } catch (error) {
        if (signal.aborted) throw error;
      }
    }
  }
  const watched = (client: pg.Client): pg.Client => {
    client.once('end', () => {
      if (signal.aborted) return;
      holding = holdAgain();
      holding.catch(() => undefined);
    });
    return client;
  };
  holding = Promise.resolve(watched(await hold(url)));

  async function release(): Promise<boolean> {
    releasing.abort();
    let client: pg.Client | undefined;
    try {
      client = await holding;
      return await isLast(client);
    } catch {
      return true;
    } finally {
      void client?.end().catch(() => undefined);
    }
  }
  return { release };
}

import pg from 'pg';
import { ADVISORY_LOCKS } from '../advisoryLocks.ts';

const LEASE = ADVISORY_LOCKS.embeddedServer;

/**
 * Says that this process uses the embedded server. Several may (the server, `npm run admin`, a second port); the last
 * one out stops it. A database lock does not outlive its holder, so a killed process leaves nothing to clean.
 */
export async function takeLease(url: string): Promise<{ release: () => Promise<boolean> }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SELECT pg_advisory_lock_shared($1)', [LEASE]);
  return {
    /** Gives it back; true when nobody else uses the server. */
    async release() {
      try {
        await client.query('SELECT pg_advisory_unlock_shared($1)', [LEASE]);
        const { rows } = await client.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [
          LEASE,
        ]);
        return rows[0]?.last === true;
      } catch {
        return false; // The server is gone already: nothing to stop.
      } finally {
        await client.end().catch(() => undefined);
      }
    },
  };
}

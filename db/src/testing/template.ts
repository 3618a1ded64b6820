import pg from 'pg';
import { migrate } from '../migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The maintenance database of the test run's PostgreSQL, as superuser. */
    postgresUrl: string;
  }
}

export const TEMPLATE = 'phoeiphrae_template';

/** Migrates a database once, so that each test needs only a copy. Copying refuses while anyone is connected to it. */
export async function ensureTemplate(url: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
    await migrate(url(TEMPLATE));
    await client.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`);
  } finally {
    await client.end();
  }
}

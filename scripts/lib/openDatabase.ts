import type { Config } from '../../api/src/config/schema.ts';
import { openEmbedded } from '../../db/src/embedded/embedded.ts';
import { migrate } from '../../db/src/migrate.ts';
import { checkDatabase } from '../../db/src/preflight.ts';

export interface OpenedDatabase {
  config: Config & { databaseUrl: string };
  /** For whoever serves: the embedded server is started again whenever it is gone; another PostgreSQL is its operator's. */
  keepRunning: () => void;
  /** Stops the embedded server if we were its last user; nothing for another PostgreSQL. */
  stop: () => Promise<void>;
}

/** The PostgreSQL of DATABASE_URL, or the embedded one of DATA_DIR. */
export async function openDatabase(config: Config): Promise<OpenedDatabase> {
  if (config.databaseUrl !== undefined) {
    return {
      config: { ...config, databaseUrl: config.databaseUrl },
      keepRunning: () => undefined,
      stop: () => Promise.resolve(),
    };
  }
  const server = await openEmbedded(config.dataDir);
  return {
    config: { ...config, databaseUrl: server.url },
    keepRunning: () => {
      server.keepRunning((line) => {
        console.error(line);
      });
    },
    stop: server.stop,
  };
}

/** Checks that the database can carry the product and brings its tables up to date. */
export async function prepareDatabase(url: string): Promise<string[]> {
  await checkDatabase(url);
  return migrate(url);
}

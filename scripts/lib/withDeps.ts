import { loadConfig } from '../../api/src/config/config.ts';
import { report } from '../../api/src/process/lifecycle.ts';
import { openDeps } from '../../api/src/process/openDeps.ts';
import { checkReadiness } from '../../api/src/process/readiness.ts';
import { openDatabase, prepareDatabase } from './openDatabase.ts';

/** Told what it works with, and which migrations were applied just now. */
type Use = (deps: Awaited<ReturnType<typeof openDeps>>, applied: string[]) => Promise<void>;

/**
 * For the commands of an operator: gives `use` the database that the server works with, brought up to date unless it is
 * wanted as it is, whether or not the server runs, and puts everything back after. What goes wrong is printed and makes the exit code 1.
 */
export async function withDeps(use: Use, { asItIs = false } = {}): Promise<void> {
  try {
    const { config, stop } = await openDatabase(loadConfig(process.env));
    try {
      const applied = asItIs ? [] : await prepareDatabase(config.databaseUrl);
      const deps = await openDeps(config);
      try {
        if (asItIs) await checkReadiness(deps);
        await use(deps, applied);
      } finally {
        await deps.end();
      }
    } finally {
      await stop();
    }
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}

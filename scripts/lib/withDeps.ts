import { loadConfig } from '../../api/src/config.ts';
import { report } from '../../api/src/lifecycle.ts';
import { openDeps } from '../../api/src/openDeps.ts';
import { openDatabase, prepareDatabase } from './openDatabase.ts';

type OpenedDeps = ReturnType<typeof openDeps>;

/**
 * For the commands of an operator: gives `use` the database that the server works with, brought up to date, whether or
 * not the server runs, and puts everything back after. What goes wrong is printed and makes the exit code 1.
 */
export async function withDeps(use: (deps: OpenedDeps, applied: string[]) => Promise<void>): Promise<void> {
  try {
    const { config, stop } = await openDatabase(loadConfig(process.env));
    try {
      const applied = await prepareDatabase(config.databaseUrl);
      const deps = openDeps(config);
      await use(deps, applied).finally(deps.end);
    } finally {
      await stop();
    }
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}

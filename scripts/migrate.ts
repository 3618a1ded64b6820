import { loadConfig } from '../api/src/config.ts';
import { report } from '../api/src/lifecycle.ts';
import { openDeps } from '../api/src/openDeps.ts';
import { loadPolicyFile } from './lib/content.ts';
import { openDatabase, prepareDatabase } from './lib/openDatabase.ts';

/** The one-shot job before the servers of a new version start: tables up to date, the announcement loaded. */
try {
  const { config, stop } = await openDatabase(loadConfig(process.env));
  try {
    const applied = await prepareDatabase(config.databaseUrl);
    for (const name of applied) console.log(`applied ${name}`);
    const deps = openDeps(config);
    await loadPolicyFile(deps).finally(deps.end);
    console.log('ฐานข้อมูลเป็นปัจจุบัน · The database is up to date');
  } finally {
    await stop();
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
}

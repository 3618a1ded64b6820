import { loadPolicyFile } from './lib/content.ts';
import { withDeps } from './lib/withDeps.ts';

/** The one-shot job before the servers of a new version start: tables up to date, the announcement loaded. */
await withDeps(async (deps, applied) => {
  for (const name of applied) console.log(`applied ${name}`);
  await loadPolicyFile(deps);
  console.log('ฐานข้อมูลเป็นปัจจุบัน · The database is up to date');
});

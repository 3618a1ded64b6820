import { loadFirstPolicy } from '../api/src/features/policy/loadFirstPolicy.ts';
import { withDeps } from './lib/withDeps.ts';

/** The one-shot job before the servers of a new version start: tables up to date, and in an empty
 * installation the announcement loaded. */
await withDeps(async (deps, applied) => {
  for (const name of applied) console.log(`applied ${name}`);
  const note = await loadFirstPolicy(deps);
  if (note) console.log(note);
  console.log('ฐานข้อมูลเป็นปัจจุบัน · The database is up to date');
});

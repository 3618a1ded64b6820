import type { Deps } from '../../api/src/deps.ts';
import { loadDemo } from '../../api/src/demo/load.ts';
import { loadPolicy } from '../../db/src/seed.ts';

/** The announcement that the office works by and, outside production, something to look at. Both only once. */
export async function loadContent(deps: Deps): Promise<void> {
  await loadPolicy(deps.db, deps.config.policyFile);
  if (deps.config.demo) await loadDemo(deps);
}

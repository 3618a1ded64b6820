import type { Deps } from '../../../office/deps.ts';
import { isLeftBehind } from './claim.ts';
import { EXAMINE_FILES } from './examine.job.ts';

/**
 * Has a file examined whose process was killed over it. The queue itself would give that process's job again after a minute
 * and a half; whoever attached the file waits.
 * @returns 1 when there was one.
 */
export async function takeUpLeftBehind(deps: Deps): Promise<number> {
  if (!(await isLeftBehind(deps))) return 0;
  await deps.db.orm.transaction((tx) => deps.jobs.enqueue(tx, EXAMINE_FILES, {}));
  return 1;
}

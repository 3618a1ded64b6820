import { StartError } from '@phoeiphrae/db/startError';
import type { Deps } from '../../office/deps.ts';
import { loadPolicy, newestVersion, policyHashOf } from './loadPolicy.ts';
import { openPolicyFile } from './openPolicyFile.ts';

const LOAD = 'npm run admin -- policy load';

/**
 * Takes the announcement of POLICY_FILE into an installation that has none. Where there is one, the database decides which
 * is in force: a file that says something else is told of, and not loaded.
 * @returns what the operator should know of the file
 * @throws {StartError} when there is neither an announcement nor a file that can be used
 */
export async function loadFirstPolicy({ config, db, clock }: Deps): Promise<string | undefined> {
  const file = config.policyFile;
  const newest = await newestVersion(db.orm);
  if (newest) return file === undefined ? undefined : noteOn(file, newest);
  if (file === undefined) {
    throw new StartError(
      `ยังไม่มีประกาศของหน่วยงาน กำหนด POLICY_FILE หรือใช้ ${LOAD} FILE`,
      `There is no announcement yet; set POLICY_FILE, or run: ${LOAD} FILE`,
    );
  }
  const { policy, templates } = await openPolicyFile(file);
  await loadPolicy(db, policy, clock.now().toISOString(), templates);
  return undefined;
}

async function noteOn(
  file: string,
  { version, sha256, code }: { version: number; sha256: string; code: string },
): Promise<string | undefined> {
  const inForce = `${code}, ${String(version)}`;
  try {
    const { policy, templates } = await openPolicyFile(file);
    if (policyHashOf(policy, templates) === sha256) return undefined;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return `ใช้ประกาศที่โหลดไว้แล้ว (${inForce}) เพราะไฟล์ตาม POLICY_FILE ใช้ไม่ได้ · The loaded announcement (${inForce}) stays; POLICY_FILE cannot be used:\n  ${error.message}`;
  }
  return [
    `POLICY_FILE ต่างจากประกาศที่โหลดไว้ (${inForce}) จึงไม่ได้โหลด หากต้องการใช้ ให้สั่ง:`,
    `POLICY_FILE says something else than the loaded announcement (${inForce}) and was not loaded; to enact it:`,
    `  ${LOAD} ${file}`,
  ].join('\n');
}

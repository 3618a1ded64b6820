import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError, errorCode } from '../../db/src/startError.ts';
import type { Deps } from '../../api/src/office/deps.ts';
import { keepSealKey, newSealKey } from '../../api/src/config/secrets.ts';
import { rotateSeal } from '../../api/src/office/rotateSeal.ts';
import { openSeal } from '../../api/src/engines/seal.ts';

/** Whether the key comes from the environment, so that only the operator can put the next one in its place. */
const isGiven = (env: Record<string, string | undefined>): boolean =>
  Boolean(env['SEAL_KEY'] ?? env['SEAL_KEY_FILE']);

/**
 * Changes the seal key. The new one lies in a file of its own before the database knows of it, so that it cannot get
 * lost between the two; it is moved to DATA_DIR's secrets afterwards where the old one lay there too.
 * @param file where the new key is written; never over anything that is there.
 */
export async function rotateSealKey(deps: Deps, file: string | undefined): Promise<void> {
  const given = isGiven(process.env);
  if (given && file === undefined) {
    throw new StartError(
      'โปรดระบุไฟล์สำหรับกุญแจใหม่ด้วย --new-key',
      'SEAL_KEY comes from outside: say with --new-key FILE where to write the new one',
    );
  }
  const place = path.resolve(file ?? path.join(deps.config.dataDir, 'seal-key.next'));
  const next = openSeal(writeKey(place));
  try {
    await rotateSeal(deps, next);
  } catch (error) {
    // Refused before anything was written. Of any other failure nobody knows whether the database has the new key.
    if (error instanceof StartError) rmSync(place);
    throw error;
  }
  if (!given && file === undefined) {
    keepSealKey(deps.config.dataDir, readFileSync(place, 'utf8').trim());
    rmSync(place);
  }
  console.log(
    'เปลี่ยนกุญแจตราประทับแล้ว ให้เริ่มระบบใหม่ทุกโพรเซสด้วยกุญแจใหม่ · The seal key is changed; start every process anew with it',
  );
  console.log(`  ${deps.seal.keyId} → ${next.keyId}${given ? `  ${place}` : ''}`);
}

function writeKey(place: string): string {
  const key = newSealKey();
  try {
    writeFileSync(place, `${key}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    throw new StartError(
      `เขียนไฟล์กุญแจใหม่ที่ ${place} ไม่ได้`,
      `Cannot write the new key to ${place} (${errorCode(error) ?? ''}); nothing is written over`,
    );
  }
  return key;
}

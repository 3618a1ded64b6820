import type { Deps } from '../../api/src/office/deps.ts';
import { loadPolicy } from '../../api/src/features/policy/loadPolicy.ts';
import { openPolicyFile } from '../../api/src/features/policy/openPolicyFile.ts';

/**
 * Says whether a file could be loaded.
 * @throws {StartError} which names every fault of the file
 */
export async function checkPolicyFile(file: string): Promise<void> {
  const { policy } = await openPolicyFile(file);
  console.log(`ไฟล์ประกาศใช้ได้ · The announcement can be loaded: ${policy.code}`);
}

/**
 * Makes a file the newest version of the announcement; the only way to replace the one in force.
 * @throws {StartError} when the file cannot be used
 */
export async function enactPolicyFile({ db, clock }: Deps, file: string): Promise<void> {
  const { policy, templates } = await openPolicyFile(file);
  const { version, isNew } = await loadPolicy(db, policy, clock.now().toISOString(), templates);
  const which = `${policy.code}, ${String(version)}`;
  console.log(
    isNew
      ? `โหลดประกาศแล้ว ใช้บังคับตั้งแต่ ${policy.effectiveFrom} · The announcement is loaded, in force from ${policy.effectiveFrom} (${which})`
      : `ประกาศนี้เป็นฉบับล่าสุดอยู่แล้ว · This announcement is the newest version already (${which})`,
  );
}

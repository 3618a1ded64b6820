import type { Deps } from '../../api/src/office/deps.ts';
import { loadPolicy } from '../../api/src/features/policy/loadPolicy.ts';
import { readPolicyTemplates } from '../../db/src/policyTemplates.ts';
import { PolicyFileError, readPolicyFile } from '../../db/src/seed.ts';
import { StartError, errorCode } from '../../db/src/startError.ts';

/** Stores the announcement of POLICY_FILE as the next version, unless it is the newest one already. */
export async function loadPolicyFile({ config, db, clock }: Deps): Promise<void> {
  const policy = await readPolicy(config.policyFile);
  await loadPolicy(db, policy, clock.now().toISOString(), await readPolicyTemplates(config.policyFile));
}

async function readPolicy(file: string) {
  try {
    return await readPolicyFile(file);
  } catch (error) {
    const code = errorCode(error);
    if (!(error instanceof PolicyFileError) && code === undefined) throw error;
    const reason = error instanceof PolicyFileError ? error.message : `cannot read ${file} (${String(code)})`;
    throw new StartError('ใช้ไฟล์ประกาศตาม POLICY_FILE ไม่ได้', `POLICY_FILE cannot be used: ${reason}`);
  }
}

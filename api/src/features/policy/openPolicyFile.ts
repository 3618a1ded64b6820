import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { readPolicyTemplates, type PolicyTemplates } from '@phoeiphrae/db/policyTemplates';
import { PolicyFileError, readPolicyFile } from '@phoeiphrae/db/seed';
import { StartError, errorCode } from '@phoeiphrae/db/startError';

/**
 * An office's announcement with the templates of its papers, as it lies in its file and in the folder beside it.
 * @throws {StartError} which names every fault of the file on a line of its own
 */
export async function openPolicyFile(file: string): Promise<{ policy: Policy; templates: PolicyTemplates }> {
  try {
    return { policy: await readPolicyFile(file), templates: await readPolicyTemplates(file) };
  } catch (error) {
    const code = errorCode(error);
    if (!(error instanceof PolicyFileError) && code === undefined) throw error;
    const reason = error instanceof PolicyFileError ? error.message : `cannot read ${file} (${String(code)})`;
    throw new StartError(`ใช้ไฟล์ประกาศ ${file} ไม่ได้`, `The announcement cannot be used: ${reason}`);
  }
}

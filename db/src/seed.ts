import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { checkPolicy } from '@phoeiphrae/shared/policy/checkPolicy';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { policyFault, type PolicyFault } from '@phoeiphrae/shared/policy/policyFault';

/** A policy file that cannot be loaded. The message names every fault in both languages, one below the other. */
export class PolicyFileError extends Error {
  override readonly name = 'PolicyFileError';
  readonly path: string;
  readonly faults: readonly PolicyFault[];

  constructor(path: string, faults: readonly PolicyFault[]) {
    const lines = faults.flatMap(({ detail }) => [`  ${detail.th}`, `    ${detail.en}`]);
    super([`${basename(path)} is not a valid policy:`, ...lines].join('\n'));
    this.path = path;
    this.faults = faults;
  }
}

/**
 * Reads an office's announcement from its file.
 * @throws {PolicyFileError} with all faults, when the text is not JSON or `checkPolicy` has something against it.
 */
export async function readPolicyFile(path: string): Promise<Policy> {
  const document = parseJson(path, await readFile(path, 'utf8'));
  const faults = checkPolicy(document);
  if (faults.length > 0) throw new PolicyFileError(path, faults);
  return document as Policy;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'not JSON';
    const fault = policyFault(
      '',
      text,
      [`ไม่ใช่ JSON (${reason})`, 'แก้ไวยากรณ์ของไฟล์'],
      [`is not JSON (${reason})`, 'mend the syntax of the file'],
    );
    throw new PolicyFileError(path, [fault]);
  }
}

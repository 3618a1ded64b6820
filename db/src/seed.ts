import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Policy } from '@phoeiphrae/shared/policy/policy';
import { checkPolicy, type PolicyFault } from '@phoeiphrae/shared/policy/policyChecks';
import { Value } from 'typebox/value';

/** A policy file that cannot be loaded. The message names every fault on a line of its own. */
export class PolicyFileError extends Error {
  override readonly name = 'PolicyFileError';
  readonly path: string;
  readonly faults: readonly PolicyFault[];

  constructor(path: string, faults: readonly PolicyFault[]) {
    const lines = faults.map((fault) => `  ${fault.pointer || '(whole file)'}: ${fault.message}`);
    super([`${basename(path)} is not a valid policy:`, ...lines].join('\n'));
    this.path = path;
    this.faults = faults;
  }
}

/**
 * Reads an office's announcement from `db/policies/`.
 * @throws {PolicyFileError} with all faults and their JSON pointers, when the text is not JSON, does not
 * fit the `Policy` schema, or contradicts itself (see `checkPolicy`).
 */
export async function readPolicyFile(path: string): Promise<Policy> {
  const document = parseJson(path, await readFile(path, 'utf8'));
  const faults = policyFaults(document);
  if (faults.length > 0) throw new PolicyFileError(path, faults);
  return document as Policy;
}

/** Everything that stands against taking `document` as a policy; references are checked once the shape is right. */
export function policyFaults(document: unknown): PolicyFault[] {
  if (Value.Check(Policy, document)) return checkPolicy(document);
  return Value.Errors(Policy, document)
    .filter((error) => error.keyword !== 'additionalProperties') // each unknown key is reported at its own place
    .map(({ keyword, instancePath, message }) => ({
      pointer: instancePath,
      message: keyword === 'boolean' ? 'a policy has no such key' : message,
    }));
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PolicyFileError(path, [
      { pointer: '', message: error instanceof Error ? error.message : 'not JSON' },
    ]);
  }
}

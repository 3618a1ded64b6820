import { execFile } from 'node:child_process';
import path from 'node:path';

const SCRIPT = path.resolve(import.meta.dirname, '../../../shared/verifier/verify.mjs');

export interface Verdict {
  readonly accepted: boolean;
  readonly said: string;
}

/** Runs the stand-alone verifier as anyone would, in a process that knows nothing of the product. */
export function verifier(...args: string[]): Promise<Verdict> {
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...args], { env: {} }, (error, stdout, stderr) => {
      resolve({ accepted: error === null, said: stdout + stderr });
    });
  });
}

import { readFile } from 'node:fs/promises';
import { StartError, errorCode } from '@phoeiphrae/db/startError';
import type { AssessmentScheme } from '@phoeiphrae/shared/assessment/scheme';
import type { PolicyFault } from '@phoeiphrae/shared/policy/policyFault';
import type { Queryable } from '../../office/deps.ts';
import { schemeFaults } from './schemeFaults.ts';

async function documentIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const code = errorCode(error);
    const reason = code ?? (error instanceof Error ? error.message : 'not JSON');
    throw new StartError(`อ่านไฟล์รายการประเมิน ${file} ไม่ได้`, `The scheme cannot be read: ${file} (${reason})`);
  }
}

const told = (faults: readonly PolicyFault[], language: 'th' | 'en') =>
  faults.map(({ detail }) => `  ${detail[language]}`);

/**
 * The list of an assessor as it lies in its file, found fit for this office.
 * @throws {StartError} which names every fault of the file on a line of its own
 */
export async function openSchemeFile(db: Queryable, file: string): Promise<AssessmentScheme> {
  const document = await documentIn(file);
  const faults = await schemeFaults(db, document);
  if (faults.length === 0) return document as AssessmentScheme;
  throw new StartError(
    [`ใช้ไฟล์รายการประเมิน ${file} ไม่ได้`, ...told(faults, 'th')].join('\n'),
    [`The scheme cannot be used: ${file}`, ...told(faults, 'en')].join('\n'),
  );
}

import { readFile } from 'node:fs/promises';
import {
  formerAddressFault,
  readFormerAddresses,
  replaceFormerAddresses,
} from '../../api/src/features/site/finding/formerAddresses.ts';
import type { Deps } from '../../api/src/office/deps.ts';
import { errorCode, StartError } from '../../db/src/startError.ts';

/** As many faults as are named at once. */
const NAMED = 20;

/**
 * Takes the addresses of the site before from a CSV file of two columns, old and new, in the place of those taken before.
 * @throws {StartError} which names the lines that cannot be used; then nothing was taken
 */
export async function loadRedirects(deps: Deps, file: string): Promise<void> {
  const pairs = readFormerAddresses(await contentOf(file));
  const faults = pairs.flatMap((pair, line) => {
    const fault = formerAddressFault(pair);
    return fault ? [{ line: line + 1, ...fault }] : [];
  });
  if (faults.length > 0) {
    const lines = (language: 'th' | 'en') =>
      faults.slice(0, NAMED).map((fault) => `${String(fault.line)}: ${fault[language]}`);
    throw new StartError(
      ['ไม่ได้โหลดที่อยู่เดิม', ...lines('th')].join('\n  '),
      ['Nothing was loaded', ...lines('en')].join('\n  '),
    );
  }
  const count = await replaceFormerAddresses(deps.db, pairs, deps.clock.now());
  console.log(`โหลดที่อยู่เดิมแล้ว ${String(count)} รายการ · ${String(count)} former addresses are loaded`);
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StartError(`อ่านไฟล์ ${file} ไม่ได้`, `Cannot read ${file} (${errorCode(error) ?? ''})`);
  }
}

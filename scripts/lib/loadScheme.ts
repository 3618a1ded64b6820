import { loadSchemeFile } from '../../api/src/features/assessment/loadSchemeFile.ts';
import { openSchemeFile } from '../../api/src/features/assessment/openSchemeFile.ts';
import type { Deps } from '../../api/src/office/deps.ts';
import { formatFiscalYear } from '../../shared/src/thaiCalendar.ts';

/** Takes in the list of an assessor, or a corrected one in its place. @throws {StartError} with every fault */
export async function loadScheme(deps: Deps, file: string): Promise<void> {
  const { scheme, outcome } = await loadSchemeFile(deps, file);
  const { ownerName, fiscalYear, numbers, example } = scheme;
  const count = String(numbers.length);
  const did = outcome === 'loaded' ? ['นำเข้า', 'loaded'] : ['แทนที่', 'replaced'];
  console.log(`${did[0] ?? ''}รายการประเมินแล้ว: ${ownerName.th} ${formatFiscalYear(fiscalYear)} ${count} ข้อ`);
  console.log(
    `The scheme is ${did[1] ?? ''}: ${ownerName.en}, ${formatFiscalYear(fiscalYear, 'en')}, ${count} numbers`,
  );
  if (example) {
    console.log('เป็นตัวอย่าง ต้องตรวจกับคู่มือของผู้ประเมินก่อนใช้');
    console.log('It is an example: check it against the assessor’s own list before use');
  }
}

/** The same without taking it in. @throws {StartError} with every fault */
export async function checkSchemeFile(deps: Deps, file: string): Promise<void> {
  const { numbers } = await openSchemeFile(deps.db.orm, file);
  console.log(`ใช้ได้ ${String(numbers.length)} ข้อ · It can be loaded: ${String(numbers.length)} numbers`);
}

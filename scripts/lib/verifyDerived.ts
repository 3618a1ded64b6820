import type { Deps } from '../../api/src/office/deps.ts';
import { deriveAll } from '../../api/src/features/log/derive/deriveAll.ts';

/** Where something is wrong: `publications 5f2e… · approvals`. */
export const placeOf = (at: { table: string; key: string; columns: readonly string[] }): string =>
  [`${at.table} ${at.key}`.trim(), at.columns.join(', ')].filter((part) => part !== '').join(' · ');

/** Derives again all that the public can see and prints what does not follow. @returns whether all of it does. */
export async function verifyDerived(deps: Deps): Promise<boolean> {
  const count = await deriveAll(deps, (mismatch) => {
    const { th, en } = mismatch.says;
    console.error(`ไม่ตรงกับหลักฐาน · Does not follow: ${placeOf(mismatch)}\n  ${th}\n  ${en}`);
  });
  if (count > 0) return false;
  console.log(
    'ข้อมูลที่เผยแพร่ตรงกับหลักฐานทุกคอลัมน์ · All that is public follows from what was approved and recorded',
  );
  return true;
}

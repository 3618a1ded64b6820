import type { Deps } from '../../api/src/office/deps.ts';
import { verifyBlobs } from '../../api/src/features/files/verifyBlobs.ts';

const WORDS = { damaged: 'เสียหาย · damaged', missing: 'หายไป · missing' };

/** Reads back every byte of the files and prints what is damaged or missing. @returns whether all is intact. */
export async function verifyFiles(deps: Deps): Promise<boolean> {
  const { count, bytes, faults } = await verifyBlobs(deps);
  if (faults.length === 0) {
    console.log(`ไฟล์ครบถ้วน · The files are intact: ${count}, ${bytes} bytes`);
    return true;
  }
  console.error(`ไฟล์ผิดปกติ · Files are not intact: ${faults.length} of ${count}`);
  for (const { sha256, fault, names } of faults) {
    console.error(`  ${sha256} ${WORDS[fault]} ${names.join(', ')}`);
  }
  return false;
}

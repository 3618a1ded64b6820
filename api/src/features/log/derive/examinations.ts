import { fileExaminations } from '@phoeiphrae/db/schema/files';
import { saidBy, type LoggedAct } from './acts.ts';
import { fault, missing, type Mismatch } from './mismatch.ts';

export type ExaminationRow = typeof fileExaminations.$inferSelect;

const isVirus = ({ details }: LoggedAct, sha256: string): boolean =>
  details['sha256'] === sha256 && Array.isArray(details['refusals']) && details['refusals'].includes('virus');

/** What keeps a published file from being served: that its examination is there, and what the virus scanner said. */
export function* examinationFaults(
  sha256: string,
  row: ExaminationRow | undefined,
  acts: readonly LoggedAct[],
): Generator<Mismatch> {
  const examined = acts.find(({ details }) => details['sha256'] === sha256);
  if (!row) {
    if (examined) yield missing(fileExaminations, sha256, ['sha256'], saidBy(examined));
    return;
  }
  const { scan } = row;
  if (scan === null || scan.result === 'clean' || scan.result === 'waiting') return;
  const found = acts.some((act) => isVirus(act, sha256) && act.at === scan.at);
  if (found) return;
  yield fault(fileExaminations, sha256, ['scan'], {
    th: 'ไม่มีรายการใดในบันทึกเหตุการณ์ที่บอกว่าพบไวรัสเช่นนี้',
    en: 'no event of the log tells of such a finding of the virus scanner',
  });
}

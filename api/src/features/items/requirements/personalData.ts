import { UNREADABLE_KEY } from '@phoeiphrae/shared/itemFile';
import { openFindings, type OpenFinding } from '../rules/openFindings.ts';
import type { Gap, Subject } from './subject.ts';

/** Personal data is gone, or someone who decides has written why it may be published. One gap for each field or file. */
export async function personalDataCleared({ revision, policy, words }: Subject): Promise<Gap[]> {
  const open = await openFindings(revision, policy, words);
  const unreadable = open.filter(({ key }) => key === UNREADABLE_KEY);
  const rest = Map.groupBy(
    open.filter(({ key }) => key !== UNREADABLE_KEY),
    ({ field }) => field,
  );
  return [...[...rest].map(([field, found]) => foundIn(field, found)), ...unreadable.map(cannotBeRead)];
}

/** As many masked values as one sentence names. */
const NAMED = 3;

function foundIn(field: string, found: readonly OpenFinding[]): Gap {
  const values = found.flatMap(({ finding }) => (finding ? [finding.masked] : [])).slice(0, NAMED);
  const shown =
    values.length === 0 ? '' : ` (${values.join(', ')}${found.length > values.length ? ', …' : ''})`;
  return {
    pointer: `/content/${field}`,
    code: 'personal_data_found',
    detail: {
      th: `พบข้อมูลส่วนบุคคลหรือข้อมูลที่ซ่อนอยู่ ${String(found.length)} รายการ${shown} โปรดลบออก หรือให้ผู้พิจารณาให้เหตุผลเป็นหนังสือ`,
      en: `Personal or hidden data found: ${String(found.length)}${shown}. Remove it, or have a decider justify it in writing.`,
    },
  };
}

const cannotBeRead = ({ field }: OpenFinding): Gap => ({
  pointer: `/content/${field}`,
  code: 'file_unreadable',
  detail: {
    th: 'ระบบอ่านข้อความในไฟล์นี้ไม่ได้ จึงตรวจข้อมูลส่วนบุคคลไม่ได้ โปรดใช้ไฟล์ที่มีข้อความ หรือให้ผู้พิจารณายืนยันเป็นหนังสือว่าตรวจแล้ว',
    en: 'The text of this file cannot be read, so it could not be checked for personal data. Use a file with text, or have a decider confirm in writing that it was checked.',
  },
});

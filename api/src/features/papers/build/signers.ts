import type { PublicApprovalRecord } from '@phoeiphrae/db/schema/items';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { ShownClass, SignerPart } from '../../../engines/press/data.ts';
import type { PaperSetting } from './parts.ts';
import { dayOf, joined } from './thaiWords.ts';

/** As much of a person as the record names. */
export type NamedPerson = Pick<ActorStamp, 'name' | 'postTitle' | 'orderNumber'>;

export const ROLES = {
  preparer: 'ผู้รับผิดชอบการให้ข้อมูล',
  approver: 'ผู้อนุมัติรับรอง',
  publisher: 'ผู้รับผิดชอบการนำข้อมูลขึ้นเผยแพร่',
} as const;

/** What stands in the place of the ink. It says how, and never more than was done. */
export const SIGNED_WORDS: Record<ShownClass | 'system', string> = {
  passkey: 'ลงลายมือชื่ออิเล็กทรอนิกส์ด้วยพาสคีย์',
  password: 'อนุมัติในระบบ โดยยืนยันรหัสผ่านซ้ำ',
  paper: 'ลงลายมือชื่อบนกระดาษ (มีสำเนาสแกน)',
  unknown: 'อนุมัติในระบบ (ไม่มีหลักฐานวิธียืนยันตัวบุคคล)',
  system: 'บันทึกในระบบ โดยเข้าสู่ระบบในชื่อของตน',
};

/** One sentence on the class of a signature, for the completed form. */
export const CLASS_WORDS: Record<ShownClass, string> = {
  passkey: 'ลายมือชื่ออิเล็กทรอนิกส์ด้วยพาสคีย์ของผู้อนุมัติ กำกับด้วยตราประทับอิเล็กทรอนิกส์ของหน่วยงาน',
  password: 'ผู้อนุมัติยืนยันรหัสผ่านซ้ำ กำกับด้วยตราประทับอิเล็กทรอนิกส์ของหน่วยงาน',
  paper: 'ลายมือชื่อด้วยหมึกบนกระดาษ เก็บเป็นภาพสแกน',
  unknown: 'บันทึกการอนุมัติในระบบ ไม่มีหลักฐานวิธียืนยันตัวบุคคล และไม่มีตราประทับอิเล็กทรอนิกส์',
};

/** The post with the work group or the office that it is of, where its title leaves that open. */
export function postText(title: string, { workGroupName, policy }: PaperSetting): string {
  return joined(title, workGroupName) ?? joined(title, policy.document.office.name.th) ?? title;
}

export const orderText = (order: string | null): string | null =>
  order === null ? null : order.startsWith('คำสั่ง') ? `ตาม${order}` : `ตามคำสั่ง ${order}`;

/** Signs of a digest that are printed: enough to tell one file from another. */
const SHORT_DIGEST = 16;

/** By which order the person holds the post, and the two persons who let it be so; null where nothing is known. */
export function appointmentText({ orderNumber, appointedBy }: PublicApprovalRecord): string | null {
  const { askedBy = null, confirmedBy = null, orderFile = null } = appointedBy ?? {};
  const parts = [
    orderText(orderNumber)?.replace(/^ตาม/, ''),
    orderFile === null ? undefined : `ไฟล์คำสั่ง SHA-256 ${orderFile.slice(0, SHORT_DIGEST)}…`,
    askedBy === null ? undefined : `ขอแต่งตั้งโดย ${askedBy}`,
    confirmedBy === null ? undefined : `ยืนยันการแต่งตั้งโดย ${confirmedBy}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(' · ');
}

interface Given {
  readonly role: string;
  readonly person?: NamedPerson | null | undefined;
  /** When the person acted; null leaves the date for the pen. */
  readonly at?: string | null;
  readonly signed?: string | null;
}

export function signerPart(
  { role, person, at = null, signed = null }: Given,
  setting: PaperSetting,
): SignerPart {
  const named = person && person.name !== '' ? person.name : null;
  const post = person && person.postTitle !== '' ? postText(person.postTitle, setting) : null;
  const order = orderText(person?.orderNumber ?? null);
  return { role, name: named, post, order, date: at === null ? null : dayOf(at), signed };
}

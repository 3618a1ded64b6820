import { oneOf, type Random } from './random.ts';
import { BOUGHT } from './words.ts';

/** What the sentences of one item tell of. */
export interface Matter {
  readonly topic: string;
  readonly school: string;
  /** In Buddhist years. */
  readonly fiscalYear: number;
  readonly month: string;
}

const baht = (random: Random): string => (1000 * (1 + Math.floor(random() * 4000))).toLocaleString('en-US');
const upTo = (most: number, random: Random): string => String(1 + Math.floor(random() * most));

const SENTENCES: readonly ((matter: Matter, random: Random) => string)[] = [
  ({ topic, fiscalYear }) =>
    `ด้วยสำนักงานได้ดำเนินการเรื่อง${topic} ประจำปีงบประมาณ พ.ศ. ${String(fiscalYear)} ตามมาตรา 9 แห่งพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540`,
  () => 'กลุ่มงานที่รับผิดชอบได้รวบรวมข้อมูลและเสนอผู้บังคับบัญชาตามลำดับชั้นเพื่อพิจารณาอนุมัติให้เผยแพร่',
  (_, random) => `ได้รับจัดสรรงบประมาณเป็นเงินทั้งสิ้น ${baht(random)} บาท และเบิกจ่ายแล้ว ${baht(random)} บาท`,
  ({ school, month, fiscalYear }, random) =>
    `กำหนดแล้วเสร็จภายในวันที่ ${upTo(28, random)} ${month} ${String(fiscalYear)} ณ ${school}`,
  () => 'ผู้สนใจดูรายละเอียดเพิ่มเติมและดาวน์โหลดเอกสารได้จากเว็บไซต์ของสำนักงาน หรือสอบถามในวันและเวลาราชการ',
  () =>
    'คณะกรรมการตรวจสอบความถูกต้องครบถ้วนของเอกสารแล้ว เห็นว่าเป็นไปตามระเบียบว่าด้วยการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ',
  (_, random) => `ผลการดำเนินงานร้อยละ ${upTo(99, random)} เป็นไปตามเป้าหมาย ส่วนที่เหลืออยู่ระหว่างเร่งรัดการเบิกจ่าย`,
  () => 'ทั้งนี้ เพื่อให้ประชาชนและผู้มีส่วนได้ส่วนเสียรับทราบข้อมูลอย่างเปิดเผย โปร่งใส และตรวจสอบได้',
  (_, random) => `หากมีข้อทักท้วงหรือข้อร้องเรียนให้แจ้งเป็นหนังสือภายใน ${upTo(30, random)} วันทำการนับแต่วันที่ประกาศ`,
  (_, random) => `สถานศึกษาในสังกัดจำนวน ${upTo(120, random)} แห่ง รายงานข้อมูลเข้าสู่ระบบสารสนเทศเรียบร้อยแล้ว`,
  (_, random) =>
    `รายการประกอบด้วย${oneOf(BOUGHT, random)} ${oneOf(BOUGHT, random)} และ${oneOf(BOUGHT, random)} ตามคุณลักษณะเฉพาะที่กำหนด`,
];

/** So many sentences about it, with blanks between them. */
export const sentences = (count: number, matter: Matter, random: Random): string =>
  Array.from({ length: count }, () => oneOf(SENTENCES, random)(matter, random)).join(' ');

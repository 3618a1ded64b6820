import { checkDigit } from '../nationalId.ts';
import { below, digits, pick, type Random } from './random.ts';
import { holdsNothing, type Template } from './snippet.ts';
import { companyId, personId } from './values.ts';

/** An article number (EAN-13) of a Thai maker, its own check digit right. */
export function articleNumber(r: Random): string {
  const first = `885${digits(r, 9)}`;
  const sum = Array.from(first).reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return first + String((10 - (sum % 10)) % 10);
}
/** One whose last digit is right for a person's number as well: nothing but words tells the two apart. */
function ambiguousArticle(r: Random): string {
  for (;;) {
    const number = articleNumber(r);
    if (checkDigit(number.slice(0, 12)) === Number(number.charAt(12))) return number;
  }
}
const thousands = (number: string): string => number.replace(/\B(?=(?:[0-9]{3})+$)/g, ',');

/**
 * Numbers that an office writes every day, at their worst: thirteen digits with a check digit that is right by chance.
 * None of them may stop a file.
 */
export const OFFICE_NUMBERS: readonly Template[] = [
  // e-GP
  holdsNothing((r) => `เลขที่โครงการ ${pick(r, ['65', '67', '69'])}${digits(r, 9)} ระบบ e-GP`),
  holdsNothing((r) => `รหัสโครงการ e-GP: ${personId(r)}`),
  holdsNothing((r) => [
    ['ลำดับ', 'เลขที่โครงการ (e-GP)', 'วงเงิน'],
    ['1', `67${digits(r, 9)}`, thousands(digits(r, 7))],
    ['2', `67${digits(r, 9)}`, thousands(digits(r, 8))],
  ]),
  // budget
  holdsNothing((r) => `วงเงินงบประมาณ ${thousands(personId(r))} บาท`),
  holdsNothing((r) => `งบประมาณรายจ่ายประจำปี ${thousands(personId(r))}.00 บาท`),
  holdsNothing((r) => `จำนวนเงิน ${personId(r)} บาท`),
  holdsNothing((r) => [
    ['รายการ', 'จำนวน', 'งบประมาณ'],
    ['ค่าครุภัณฑ์', personId(r), personId(r)],
  ]),
  holdsNothing((r) => `งบกลาง ${digits(r, 3)} + ${digits(r, 6)} + ${digits(r, 4)} รวมทั้งสิ้น`),
  holdsNothing((r) => `รหัสงบประมาณ ${personId(r)}${digits(r, 3)} แหล่งของเงิน 69${digits(r, 5)}`),
  // tax numbers of companies
  holdsNothing(
    (r) => `เลขประจำตัวผู้เสียภาษี ${companyId(r).replace(/^(.)(....)(.....)(..)(.)$/, '$1 $2 $3 $4 $5')}`,
  ),
  holdsNothing((r) => `เลขทะเบียนนิติบุคคล\n${companyId(r)}\nบริษัท ทดสอบ จำกัด`),
  holdsNothing((r) => `ผู้เสียภาษี ${Array.from(companyId(r)).join(' ')} หจก. ตัวอย่าง`),
  // article numbers
  holdsNothing((r) => `กระดาษ A4 รหัสสินค้า ${articleNumber(r)} ราคา 120 บาท`),
  holdsNothing((r) => `EAN ${ambiguousArticle(r)}`),
  holdsNothing((r) => [
    ['รายการ', 'บาร์โค้ด'],
    ['ดินสอ', ambiguousArticle(r)],
  ]),
  holdsNothing((r) => `ดินสอ 2B ${ambiguousArticle(r)} 12 แท่ง`),
  // documents
  holdsNothing((r) => `เลขที่เอกสาร ${personId(r)} ลงวันที่ 1 ตุลาคม 2568`),
  holdsNothing((r) => `เลขที่อ้างอิงธุรกรรม ${personId(r)}`),
  holdsNothing((r) => `ใบเสร็จเลขที่ ${personId(r)} เล่มที่ ${below(r, 90)}`),
  holdsNothing((r) => `หนังสือที่ ศธ ${digits(r, 5)}/${digits(r, 4)} ถึง ศธ ${digits(r, 5)}/${digits(r, 4)}`),
  holdsNothing((r) => `ระหว่าง 1/1/2568-30/9/2569 และ 08${digits(r, 2)}/2569`),
  holdsNothing((r) => `เลขรับ ${personId(r).slice(0, 9)}/2569 และ 1${digits(r, 8)}/2568`),
  // account codes
  holdsNothing((r) => [
    ['รหัสบัญชี', 'ชื่อบัญชี', 'เดบิต'],
    [digits(r, 10), 'เงินฝากธนาคาร', thousands(digits(r, 8))],
    [personId(r), 'ค่าวัสดุ', thousands(digits(r, 7))],
  ]),
  holdsNothing((r) => `บัญชีแยกประเภท ${personId(r)} ยอดยกไป`),
  holdsNothing((r) => `GFMIS 08${digits(r, 8)} รหัสศูนย์ต้นทุน 20004${digits(r, 5)}`),
  holdsNothing((r) => `หมายเลขเครื่อง ${personId(r)} คอมพิวเตอร์`),
];

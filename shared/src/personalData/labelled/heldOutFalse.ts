import { below, digits } from './random.ts';
import { holdsNothing, type Template } from './snippet.ts';
import {
  companyId,
  house,
  landline,
  longDate,
  person,
  shortDate,
  slashDate,
  WAYS,
  wrongId,
} from './values.ts';

/** What must pass, in other words than those the rules were written for. Used to measure only. */
export const HELD_OUT_FALSE: readonly Template[] = [
  holdsNothing((r) => `ประกาศผู้ชนะ e-GP 67${digits(r, 9)} วิธีเฉพาะเจาะจง`),
  holdsNothing(
    (r) => `สัญญาเลขที่ ${digits(r, 2)}/2569 เลขที่โครงการ 68${digits(r, 9)} จำนวน ${below(r, 20)} งวด`,
  ),
  holdsNothing((r) => `นิติบุคคล ${WAYS['dashes']?.(companyId(r)) ?? ''} ทุนจดทะเบียน 5,000,000 บาท`),
  holdsNothing((r) => `ผู้ชนะ บริษัท ทดลองการพิมพ์ จำกัด (${companyId(r)}) ราคา 98,750.00 บาท`),
  holdsNothing((r) => `หนังสือ สพฐ. ที่ ศธ 04${digits(r, 3)}/ว ${digits(r, 4)} ลงวันที่ ${shortDate(r)}`),
  holdsNothing((r) => `ฎีกาที่ ${digits(r, 10)} วันที่จ่าย ${slashDate(r)} จำนวนเงิน 45,600.00`),
  holdsNothing((r) => `ISBN: 974-${digits(r, 2)}-${digits(r, 4)}-${digits(r, 1)} พิมพ์ครั้งที่ 2`),
  holdsNothing(
    (r) =>
      `แหล่งของเงิน 6911${digits(r, 3)} กิจกรรมหลัก 20004${digits(r, 4)}Q${digits(r, 4)} รหัสงบประมาณ 2000434${digits(r, 9)}`,
  ),
  holdsNothing((r) => `เลขที่เอกสาร GFMIS 36${digits(r, 8)} ประเภท KL วันที่ผ่านรายการ ${slashDate(r)}`),
  holdsNothing(() => [
    ['บัญชีแยกประเภท', 'เดบิต', 'เครดิต'],
    ['1102010101', '120,000.00', ''],
    ['2102040102', '', '120,000.00'],
  ]),
  holdsNothing(() => [
    ['ลำดับ', 'รหัสโรงเรียน', 'โรงเรียน', 'นักเรียน'],
    ['1', '11010023', 'วัดทดสอบ', '245'],
    ['2', '11010024', 'คลองสมมุติ', '118'],
  ]),
  holdsNothing(
    (r) => `สอบถามเพิ่มเติม กลุ่มบริหารงานบุคคล โทร. ${landline(r).replace(/^(..)(...)(....)$/, '$1 $2 $3')}`,
  ),
  holdsNothing((r) => `สายด่วน 1579 หรือ 0-2${digits(r, 3)}-${digits(r, 4)} กด 3`),
  holdsNothing(() => 'webmaster@school.ac.th, plan.spn@obecmail.obec.go.th'),
  holdsNothing(() => 'ศึกษาข้อมูลที่ https://www.facebook.com/school และ sales@supplier.com'),
  holdsNothing((r) => `เลขที่ใบเสร็จ ${wrongId(r)} เล่มที่ 12`),
  holdsNothing(
    (r) =>
      `ราคากลาง ${digits(r, 2)},${digits(r, 3)},${digits(r, 3)}.${digits(r, 2)} บาท เสนอราคาต่ำสุด ${digits(r, 7)}.00`,
  ),
  holdsNothing(() => [
    ['ปี', '2565', '2566', '2567', '2568'],
    ['นักเรียน', '1250', '1198', '1176', '1143'],
    ['ครู', '61', '60', '58', '57'],
  ]),
  holdsNothing((r) => `สพป.สมุทรปราการ เขต 2 ${house(r)} ถนนเทพารักษ์ ต.บางเสาธง อ.บางเสาธง จ.สมุทรปราการ 10570`),
  holdsNothing((r) => `หจก.ตัวอย่างวัสดุ เลขที่ ${house(r)} หมู่ 7 ต.แพรกษา อ.เมือง จ.สมุทรปราการ`),
  holdsNothing(() => 'ปรับปรุงอาคารเรียน 3 ชั้น 12 ห้องเรียน ตำบลบางแก้ว อำเภอบางพลี'),
  holdsNothing(() => 'โรงเรียนในอำเภอบางบ่อ 15 แห่ง และอำเภอบางพลี 22 แห่ง'),
  holdsNothing((r) => `ดำรงตำแหน่งตั้งแต่วันที่ ${longDate(r)} ถึงวันที่ ${longDate(r)}`),
  holdsNothing((r) => `วันเกิดเหตุ ${slashDate(r)} ณ ห้องปฏิบัติการ`),
  holdsNothing((r) => `บัญชีเงินฝากธนาคาร ชื่อบัญชี "กองทุนอาหารกลางวัน" เลขที่บัญชี ${digits(r, 10)}`),
  holdsNothing((r) => `หลักประกันซองให้โอนเข้าบัญชีเลขที่ ${digits(r, 10)} ชื่อบัญชี สพป.สมุทรปราการ เขต 2`),
  holdsNothing((r) => `${person(r)} ครูชำนาญการพิเศษ ตำแหน่งเลขที่ ${digits(r, 6)} ขั้น 24.5 เงินเดือน 45,290`),
  holdsNothing(
    (r) => `เลขทะเบียนครุภัณฑ์ ${digits(r, 4)}-${digits(r, 3)}-${digits(r, 4)}/${digits(r, 2)} ราคา 22,000`,
  ),
  holdsNothing(() => 'ช่วงเวลา 1 ตุลาคม 2568 - 30 กันยายน 2569 จำนวน 12 เดือน'),
  holdsNothing((r) => `คะแนน 8 9 7 10 8 9 รวม 51 ลำดับที่ ${below(r, 30)}`),
  holdsNothing((r) => `บาร์โค้ด 885${digits(r, 10)} ดินสอ 2B`),
  holdsNothing((r) => `เลขบัตรประชาชน ***********${digits(r, 2)} ผ่านการตรวจสอบ`),
  holdsNothing(() => 'พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540 มาตรา 7 (1)-(5) และมาตรา 9 วรรคหนึ่ง'),
  holdsNothing((r) => `มิเตอร์ไฟฟ้า ${digits(r, 8)} อ่านวันที่ ${slashDate(r)} หน่วยที่ใช้ ${digits(r, 4)}`),
  holdsNothing((r) => `เลขพัสดุ EMS EB${digits(r, 9)}TH ส่งวันที่ ${shortDate(r)}`),
];

import { below, digits } from './random.ts';
import { holdsNothing, type Template } from './snippet.ts';
import { companyId, house, landline, longDate, person, slashDate, wrongId } from './values.ts';

/** What such offices write every day and must not be stopped for. The rules were written with these in sight. */
export const TUNED_FALSE: readonly Template[] = [
  holdsNothing((r) => `เลขที่โครงการ 6${digits(r, 10)} ประกวดราคาจ้างก่อสร้างอาคารเรียน`),
  holdsNothing((r) => `เลขคุมสัญญา 6${digits(r, 11)} ลงวันที่ ${longDate(r)}`),
  holdsNothing((r) => `บริษัท ตัวอย่างก่อสร้าง จำกัด เลขประจำตัวผู้เสียภาษี ${companyId(r)}`),
  holdsNothing((r) => [
    ['ผู้ชนะ', 'เลขประจำตัวผู้เสียภาษี', 'ราคา'],
    ['หจก. ทดสอบ', companyId(r), '125,000.00'],
  ]),
  holdsNothing((r) => `ที่ ศธ ๐๔${digits(r, 3)}/${digits(r, 4)} ลงวันที่ ${longDate(r)}`),
  holdsNothing((r) => `คำสั่งที่ ${digits(r, 3)}/2569 สั่ง ณ วันที่ ${longDate(r)}`),
  holdsNothing((r) => `ISBN 978-616-${digits(r, 3)}-${digits(r, 3)}-${digits(r, 1)}`),
  holdsNothing((r) => `รหัสงบประมาณ 20004${digits(r, 11)} แหล่งของเงิน 69${digits(r, 5)}`),
  holdsNothing((r) => `รหัสศูนย์ต้นทุน 20004${digits(r, 5)} GFMIS`),
  holdsNothing(() => [
    ['รหัสบัญชี', 'ชื่อบัญชี'],
    ['1101010101', 'เงินสดในมือ'],
    ['5104010104', 'ค่าวัสดุ'],
  ]),
  holdsNothing((r) => `บัญชีแยกประเภท ${digits(r, 10)} ยอดยกมา 12,345.00`),
  holdsNothing((r) => `โรงเรียนวัดทดสอบ รหัสสถานศึกษา 10${digits(r, 6)} นักเรียน ${below(r, 900)} คน`),
  holdsNothing(
    (r) =>
      `โทรศัพท์ ${landline(r).replace(/^(..)(...)(....)$/, '$1-$2-$3')} ต่อ 12 โทรสาร 0 2${digits(r, 3)} ${digits(r, 4)}`,
  ),
  holdsNothing(() => 'อีเมล saraban@spn2.go.th หรือ ict@obec.go.th'),
  holdsNothing(() => 'ติดต่อ info@company.co.th ฝ่ายขาย'),
  holdsNothing((r) => `เลขอ้างอิง ${wrongId(r)}`),
  holdsNothing((r) => `งบประมาณ ${digits(r, 1)},${digits(r, 3)},${digits(r, 3)}.00 บาท ปีงบประมาณ 2569`),
  holdsNothing(() => 'ปี 2561 2562 2563 2564 2565 2566 2567 2568'),
  holdsNothing((r) => `สำนักงานเขตพื้นที่การศึกษา เลขที่ ${house(r)} หมู่ 4 ตำบลบางเมือง อำเภอเมือง จังหวัดสมุทรปราการ`),
  holdsNothing((r) => `โรงเรียนคลองทดสอบ ตั้งอยู่ ${house(r)} ม.8 ต.บางบ่อ อ.บางบ่อ จ.สมุทรปราการ`),
  holdsNothing(() => 'ก่อสร้างถนนคอนกรีต สาย 3 หมู่ที่ 5 ตำบลบางปลา อำเภอบางพลี'),
  holdsNothing((r) => `บรรจุเข้ารับราชการวันที่ ${longDate(r)}`),
  holdsNothing((r) => `เหตุเกิดวันที่ ${slashDate(r)} เวลา 10.30 น.`),
  holdsNothing((r) => `ชื่อบัญชี เงินรายได้สถานศึกษาโรงเรียนทดสอบ เลขที่บัญชี ${digits(r, 10)}`),
  holdsNothing((r) => `${person(r)} ผู้อำนวยการโรงเรียน ตำแหน่งเลขที่ ${digits(r, 4)}`),
  holdsNothing((r) => `หมายเลขครุภัณฑ์ 7440-001-0001-${digits(r, 2)} คอมพิวเตอร์โน้ตบุ๊ก`),
  holdsNothing((r) => `อ้างถึงหนังสือ ลงวันที่ ${slashDate(r)} เลขรับ ${digits(r, 5)}`),
  holdsNothing(() => [['4', '5', '3', '4', '5', '5', '3', '4', '2', '5', '4', '4', '3', '5', '4']]),
  holdsNothing((r) => `เลขประจำตัวประชาชน x-xxxx-xxxxx-x${digits(r, 1)}-${digits(r, 1)}`),
  holdsNothing(
    (r) => `เวลา 08.30 - 16.30 น. ระยะทาง ${digits(r, 3)} กม. พิกัด 13.${digits(r, 6)}, 100.${digits(r, 6)}`,
  ),
];

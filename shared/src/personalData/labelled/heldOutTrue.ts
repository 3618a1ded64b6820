import { digits, pick } from './random.ts';
import { holds, type Template } from './snippet.ts';
import {
  account,
  house,
  longDate,
  mobile,
  person,
  personId,
  shortDate,
  slashDate,
  WAYS,
  written,
} from './values.ts';

/** What must be found, in other words than those the rules were written for. Used to measure only. */
export const HELD_OUT_TRUE: readonly Template[] = [
  ...Object.values(WAYS).map((way) =>
    holds('national_id', (r) => `ข้าพเจ้า ${person(r)} ถือบัตรประจำตัวประชาชนเลขที่ ${way(personId(r))} ขอรับรองว่า`),
  ),
  ...Object.values(WAYS)
    .slice(0, 13)
    .map((way) => holds('national_id', (r) => `3. ${person(r)}  ${way(personId(r))}  ผ่าน`)),
  holds('national_id', (r) => [
    ['ที่', 'รายชื่อผู้มีสิทธิสอบ', 'ID'],
    ['๑', person(r), personId(r)],
    ['๒', person(r), 'ขาดสอบ'],
  ]),
  holds(
    ['national_id', 'national_id'],
    (r) => `คู่สัญญา ${written(r)} กับ ${person(r)} ${WAYS['dashes']?.(personId(r)) ?? ''}`,
  ),
  holds('national_id', (r) => `นักเรียน ด.ช.ทดสอบ ใจดี เลข ปชช. ${personId(r)} ชั้น ป.4`),
  holds('sole_trader_tax_id', (r) => `ผู้รับจ้าง ${person(r)} (TAX ID: ${personId(r)})`),
  holds('sole_trader_tax_id', (r) => `เลขที่ผู้เสียภาษี ${WAYS['blanks']?.(personId(r)) ?? ''} ร้านทดสอบพาณิชย์`),
  holds('sole_trader_tax_id', (r) => [
    ['ชื่อผู้ประกอบการ', 'เลขผู้เสียภาษี', 'วงเงิน'],
    ['ร้านตัวอย่าง', personId(r), '9,900.00'],
  ]),
  holds('laser_code', (r) => `รหัสกำกับบัตร JC${digits(r, 1)}-${digits(r, 7)}-${digits(r, 2)}`),
  holds('laser_code', (r) => `หมายเลขเลเซอร์ด้านหลัง AC${digits(r, 10)}`),
  holds('passport', (r) => `ครูต่างชาติ Mr. Test ถือพาสปอร์ตหมายเลข ${pick(r, ['P', 'GB', 'N'])}${digits(r, 7)}`),
  holds('passport', (r) => `เดินทางโดยใช้ AB${digits(r, 7)} ออกให้ที่กรุงเทพฯ`),
  holds('phone', (r) => `ครูเวร ${person(r)} ${mobile(r).replace(/^(...)(...)(....)$/, '$1 $2 $3')}`),
  holds('phone', (r) => `(มือถือ) ${mobile(r).replace(/^(...)(...)(....)$/, '$1.$2.$3')}`),
  holds('phone', (r) => `Line/โทร : ๐๘${digits(r, 1)}–${digits(r, 3)}–${digits(r, 4)}`),
  holds(
    'phone',
    (r) =>
      `Tel. (66) ${mobile(r)
        .slice(1)
        .replace(/^(..)(...)(....)$/, '$1-$2-$3')}`,
  ),
  holds('phone', (r) => `เบอร์บ้าน 0 2${digits(r, 3)} ${digits(r, 4)}`),
  holds('phone', (r) => [
    ['ผู้ปกครอง', 'เบอร์ติดต่อ'],
    [person(r), mobile(r)],
  ]),
  holds('bank_account', (r) => `เลขบัญชี ธ.ออมสิน ${digits(r, 12)} (${person(r)})`),
  holds('bank_account', (r) => `รับเงินผ่าน บัญชีออมทรัพย์เลขที่ ${account(r)}`),
  holds('bank_account', (r) => `Account No. ${account(r)} Kasikornbank`),
  holds('bank_account', (r) => [
    ['ผู้รับทุน', 'ธนาคาร', 'หมายเลขบัญชี'],
    [person(r), 'กรุงไทย', account(r)],
  ]),
  holds('email', (r) => `ส่งผลงานมาที่ kru.noi${digits(r, 3)}@outlook.com`),
  holds('email', () => 'ผู้ประสานงาน malee.s@somecompany.com'),
  holds('email', () => 'test.name@icloud.com (ผู้ปกครอง)'),
  holds('home_address', (r) => `ผู้รับจ้างอาศัยอยู่เลขที่ ${house(r)} ถนนสุขุมวิท ตำบลปากน้ำ อำเภอเมืองสมุทรปราการ`),
  holds('home_address', (r) => `ด.ญ.ตัวอย่าง ใจดี บ้านเลขที่ ${house(r)} ม.2 ต.คลองด่าน อ.บางบ่อ`),
  holds('home_address', (r) => `ภูมิลำเนาตามทะเบียนบ้านเลขที่ ${house(r)} หมู่ ๖ ต.ในคลองบางปลากด อ.พระสมุทรเจดีย์`),
  holds('birth_date', (r) => `${person(r)} เกิดเมื่อวันที่ ${longDate(r)}`),
  holds('birth_date', (r) => `ว/ด/ป เกิด ${slashDate(r)} อายุ 12 ปี`),
  holds(['birth_date', 'birth_date'], (r) => [
    ['ชื่อนักเรียน', 'ว.ด.ป. เกิด', 'ชั้น'],
    [person(r), shortDate(r), 'ป.3'],
    [person(r), shortDate(r), 'ป.3'],
  ]),
  holds('birth_date', () => 'DOB 1987-03-12'),
];

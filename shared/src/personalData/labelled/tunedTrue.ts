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

/** What must be found. The rules were written with these in sight. */
export const TUNED_TRUE: readonly Template[] = [
  ...Object.values(WAYS).map((way) => holds('national_id', (r) => `เลขประจำตัวประชาชน ${way(personId(r))}`)),
  ...Object.values(WAYS)
    .slice(0, 14)
    .map((way) =>
      holds('national_id', (r) => `ผู้เสนอราคาได้แก่ ${person(r)} (${way(personId(r))}) เสนอราคา 45,000 บาท`),
    ),
  holds('national_id', (r) => `เลขที่บัตรประชาชน ${personId(r).replace(/^(.{6})/, '$1\n')} ออกให้ ณ อำเภอ`),
  holds('national_id', (r) => [
    ['ลำดับ', 'ชื่อ', 'เลขประจำตัวประชาชน'],
    ['1', person(r), personId(r)],
  ]),
  holds(['national_id', 'phone'], (r) => [[person(r), written(r), mobile(r)]]),
  holds('sole_trader_tax_id', (r) => `ร้าน${person(r)} เลขประจำตัวผู้เสียภาษี ${personId(r)}`),
  holds(
    'sole_trader_tax_id',
    (r) => `เลขประจำตัวผู้เสียภาษีอากร ${WAYS['dashes']?.(personId(r)) ?? ''} ผู้ชนะการเสนอราคา`,
  ),
  holds('sole_trader_tax_id', (r) => [
    ['ผู้ชนะ', 'เลขประจำตัวผู้เสียภาษี'],
    [person(r), personId(r)],
  ]),
  holds('laser_code', (r) => `เลขหลังบัตร JT${digits(r, 1)}-${digits(r, 7)}-${digits(r, 2)}`),
  holds('laser_code', (r) => `Laser ID ME${digits(r, 10)}`),
  holds('passport', (r) => `หนังสือเดินทางเลขที่ AA${digits(r, 7)}`),
  holds('passport', (r) => `Passport No. ${pick(r, ['C', 'EJ', 'K'])}${digits(r, 7)}`),
  holds('phone', (r) => `โทร ${mobile(r).replace(/^(...)(...)(....)$/, '$1-$2-$3')}`),
  holds('phone', (r) => `เบอร์มือถือ ${mobile(r)} ติดต่อได้ทุกวัน`),
  holds('phone', (r) => `โทรศัพท์เคลื่อนที่ ${mobile(r).replace(/^(...)(.......)$/, '$1-$2')}`),
  holds(
    'phone',
    (r) =>
      `ติดต่อ ${person(r)} +66 ${mobile(r)
        .slice(1)
        .replace(/^(..)(...)(....)$/, '$1 $2 $3')}`,
  ),
  holds('phone', (r) => `โทรศัพท์บ้าน 02-${digits(r, 3)}-${digits(r, 4)}`),
  holds('bank_account', (r) => `ธนาคารกรุงไทย เลขที่บัญชี ${account(r)} ชื่อบัญชี ${person(r)}`),
  holds('bank_account', (r) => `โอนเข้าบัญชีเลขที่ ${digits(r, 10)} ของ${person(r)}`),
  holds('bank_account', (r) => [
    ['ชื่อ', 'เลขที่บัญชีธนาคาร'],
    [person(r), digits(r, 10)],
  ]),
  holds('email', (r) => `อีเมล somchai.${digits(r, 2)}@gmail.com`),
  holds('email', () => 'E-mail: manee_r@hotmail.co.th'),
  holds('email', () => 'ส่งที่ somying(at)yahoo.com ภายในวันที่กำหนด'),
  holds(
    'home_address',
    (r) => `${person(r)} อยู่บ้านเลขที่ ${house(r)} หมู่ที่ 3 ตำบลบางพลีใหญ่ อำเภอบางพลี จังหวัดสมุทรปราการ`,
  ),
  holds('home_address', (r) => `ที่อยู่ปัจจุบัน ${house(r)} ม.5 ต.บางเสาธง อ.บางเสาธง จ.สมุทรปราการ 10570`),
  holds('home_address', (r) => `${person(r)} ${house(r)} ซอยวัดด่าน แขวงบางนา เขตบางนา กรุงเทพมหานคร`),
  holds('birth_date', (r) => `เกิดวันที่ ${longDate(r)} ภูมิลำเนาจังหวัดตราด`),
  holds('birth_date', (r) => `วันเดือนปีเกิด ${slashDate(r)}`),
  holds('birth_date', (r) => `วัน/เดือน/ปีเกิด : ${shortDate(r)}`),
  holds('birth_date', (r) => [
    ['ชื่อ-สกุล', 'วันเกิด'],
    [person(r), slashDate(r)],
  ]),
  holds('birth_date', () => 'Date of birth: 12 March 1987'),
];

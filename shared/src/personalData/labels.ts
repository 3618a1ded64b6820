import type { Scan } from './piece.ts';

/** What the words before a number say that it is. */
const LABELS = {
  national:
    'ประจำตัวประชาชน|บัตรประชาชน|บัตร(?:เลขที่|หมายเลข)?:?$|เลขประชาชน|ปชช|เลขบัตร|บัตรประจำตัว|เลขประจำตัว13หลัก|13หลัก|รหัสประชาชน|nationalid|citizenid|idcard|idno|identificationn',
  tax: 'ผู้เสียภาษี|taxid|taxpayer|taxno|tin:',
  laser: 'เลเซอร์|laser|หลังบัตร',
  passport: 'หนังสือเดินทาง|พาสปอร์ต|passport',
  ledger: 'แยกประเภท|ผังบัญชี|รหัสบัญชี|บัญชีแยก|gfmis|gl\\b|รหัสงบ|รหัสแหล่ง|รหัสศูนย์ต้นทุน',
  bank: 'บ/ช|เลขที่บัญชี|บัญชีเลขที่|เลขบัญชี|หมายเลขบัญชี|บัญชีธนาคาร|บัญชีเงินฝาก|บัญชีออมทรัพย์|ออมทรัพย์เลขที่|accountno|accountnumber|bankaccount|a/cno',
  homePhone:
    'โทรศัพท์บ้าน|โทร\\.?บ้าน|เบอร์บ้าน|โทรศัพท์ส่วนตัว|โทรศัพท์ที่บ้าน|โทร\\.?\\(บ้าน\\)|โทรศัพท์\\(บ้าน\\)|เบอร์ส่วนตัว|homephone|hometel|personalphone|tel\\.?\\(home\\)',
  mobile: 'มือถือ|โทรศัพท์เคลื่อนที่|mobile|เบอร์ติดต่อ|เบอร์โทร',
  phone: 'โทรศัพท์|โทร\\.|โทร:|โทร|tel|phone|แฟกซ์|โทรสาร|fax|ไลน์',
  incident: 'เหตุเกิด|วันเกิดเหตุ|เกิดเหตุ|อุบัติเหตุเกิด|ที่เกิดขึ้น|ขึ้นเมื่อ',
  birth:
    'เดือนปีเกิด|เดือน/ปีเกิด|เดือน,ปีเกิด|วันเกิด|เกิดวันที่|เกิดเมื่อ|ว/ด/ปเกิด|ว/ด/ป\\.?เกิด|ว\\.ด\\.ป\\.?\\(?เกิด|วดป\\.?เกิด|ปีเกิด|(?<!ที่)เกิด$|dateofbirth|birthdate|birthday|dob|born',
  house: 'บ้านเลขที่|เลขที่บ้าน|houseno',
  barcode:
    'บาร์โค้ด|รหัสสินค้า|รหัสแท่ง|barcode|\\bean(?:-?13)?(?![a-z])|isbn|issn|imei|serial|s/n|หมายเลขเครื่อง|ครุภัณฑ์|เลขพัสดุ',
  document:
    'เลขที่โครงการ|รหัสโครงการ|เลขที่สัญญา|เลขคุมสัญญา|เลขที่เอกสาร|เลขที่คำสั่ง|เลขที่หนังสือ|เลขที่ใบ|ใบส่งของ|ใบเสร็จ|ใบแจ้งหนี้|ใบสั่งซื้อ|ใบกำกับ|รหัสโรงเรียน|รหัสสถานศึกษา|รหัสหน่วยงาน|รหัสผู้ขาย|อ้างอิง|เลขที่รายการ|เลขทะเบียน|e-gp|egp|ref\\b|invoice|ponumber',
  amount: '^จำนวน$|จำนวนเงิน|วงเงิน|งบประมาณ|ราคากลาง|บาท|ราคา',
  date: 'ลงวันที่|ณวันที่|ประกาศวันที่|บรรจุ|เริ่มรับราชการ|วันที่เริ่ม|เกษียณ|ออกให้|วันออกบัตร|หมดอายุ|วันที่สมัคร',
} as const satisfies Record<string, string>;
export type Label = keyof typeof LABELS;

const ANY = new RegExp(
  Object.entries(LABELS)
    .map(([name, words]) => `(?<${name}>${words})`)
    .join('|'),
  'g',
);

/** Text without blanks, in small letters: words are found in it however they were spaced. */
export const squeeze = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

/** Every label has a letter: where there is none, a long row of numbers is not searched for words at each of them. */
const LETTER = /[a-z\u0E01-\u0E4E]/;

/** The last label that stands in the words, with what stands after it, or null. The words are short: a few hundred characters. */
export function lastLabel(words: string): { readonly label: Label; readonly after: string } | null {
  if (!LETTER.test(words)) return null;
  const match = [...words.matchAll(ANY)].at(-1);
  const label = (Object.keys(match?.groups ?? {}) as Label[]).find(
    (name) => match?.groups?.[name] !== undefined,
  );
  return match && label ? { label, after: words.slice(match.index + match[0].length) } : null;
}

export const nearestLabel = (words: string): Label | null => lastLabel(words)?.label ?? null;

/** How far before a number, in characters, the words are read that say what it is. */
const REACH = 70;

/**
 * The squeezed words that introduce what stands at `at`: the head of its column and the beginning of its cell, or,
 * outside a table, what stands before.
 */
export function introduction(scan: Scan, at: number, reach = REACH): string {
  const heading = scan.heading(at);
  const from = heading === '' ? at - reach : Math.max(at - reach, scan.pieceStart(at));
  return squeeze(`${heading} ${scan.text.slice(Math.max(0, from), at)}`);
}

export const labelAt = (scan: Scan, at: number, reach = REACH): Label | null =>
  nearestLabel(introduction(scan, at, reach));

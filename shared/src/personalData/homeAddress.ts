import { nearestLabel, squeeze } from './labels.ts';
import type { Match, Scan } from './piece.ts';

/** A house number by its label, or a number before หมู่, ซอย, ถนน, ตำบล. */
const HOUSE =
  /(?<label>บ้านเลขที่|เลขที่บ้าน)[ \n:.]{0,4}[0-9]{1,4}(?: ?\/ ?[0-9]{1,4}){0,2}|(?<![0-9/.,:-])[0-9]{1,4}(?:\/[0-9]{1,4}){0,2}[ \n]{0,3}(?:หมู่|ม\.|ม (?=[0-9])|ซอย|ซ\.|ถนน|ถ\.|ตำบล|ต\.(?! ?ค)|แขวง)/g;
const SUBDISTRICT = /(?:ตำบล|ต\.(?! ?ค\.)|แขวง) ?[ก-๙]{2}/;
const DISTRICT = /(?:อำเภอ|อ\.|เขต) ?[ก-๙]{2}/;

const OFFICE =
  /สำนักงาน|โรงเรียน|ร\.ร\.|รร\.|สพป|สพม|สพฐ|ศูนย์|องค์การ|องค์กร|อบต|อบจ|เทศบาล|บริษัท|บจก|บมจ|หจก|ห้างหุ้นส่วน|วิทยาลัย|สถานี|โรงพยาบาล|รพ\.|ธนาคาร|กระทรวง|สหกรณ์|มูลนิธิ|สมาคม|วัด(?=[ก-๙])|ศาลากลาง|ที่ว่าการ|ร้าน|โรงแรม|ที่ตั้ง|ตั้งอยู่|สถานที่|โครงการ|ก่อสร้าง|ซ่อมแซม|ปรับปรุง|office|school|company/g;
const PERSON = /นาย(?!ก)|นาง(?!รอง)|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|ข้าพเจ้า|ผู้ร้อง|ผู้ยื่น|ผู้เช่า|ผู้รับจ้าง|ผู้ปกครอง/g;
/** These speak of where somebody lives, whatever stands before them. */
const LIVES =
  /(?:(?<!ตั้ง)อยู่(?:ที่)?|อาศัย(?:อยู่)?(?:ที่)?|พัก(?:อยู่)?(?:ที่)?|ทะเบียนบ้าน.{0,12}|ภูมิลำเนา.{0,12}|ที่อยู่(?:ปัจจุบัน|ตาม|ที่ติดต่อได้).{0,20})(?:เลขที่|บ้านเลขที่)?[:]?$/;
/** A number after these counts or names something else than a house. */
const NOT_A_HOUSE =
  /(?:จำนวน|ซอย|ซ\.|ถนน|สาย|กม\.?|หมายเลข|ขนาด|ระยะ|หมู่ที่|หมู่|ม\.|แห่ง|ข้อ|มาตรา|ชั้น|ปี|พ\.ศ\.|เขต|ครั้งที่|คุณภาพ|และ|ถึง)$/;

const lastIndex = (words: string, pattern: RegExp): number =>
  [...words.matchAll(pattern)].at(-1)?.index ?? -1;

/** Whose address it is, by the nearest word that says so. */
function isOffice(before: string): boolean {
  return lastIndex(before, OFFICE) > lastIndex(before, PERSON);
}

function isHome(scan: Scan, match: RegExpExecArray): boolean {
  const labelled = match.groups?.['label'] !== undefined;
  const before = squeeze(scan.text.slice(Math.max(0, match.index - 100), match.index));
  const tail = scan.text.slice(match.index, match.index + 180);
  if (labelled) return LIVES.test(before) || !isOffice(before);
  if (!SUBDISTRICT.test(tail) || !DISTRICT.test(tail)) return false;
  if (LIVES.test(before)) return true;
  return !NOT_A_HOUSE.test(before) && !isOffice(before);
}

/** A house number with its part behind the lane, in a village or lane of somebody: หมู่บ้าน… ซอย 4 190/12 บางพลี. */
const IN_VILLAGE = /(?<![0-9/.,:-])[0-9]{1,4}\/[0-9]{1,4}(?= ?\p{L})/gu;
const VILLAGE = /(?:หมู่บ้าน|คอนโด|อาคารชุด|แฟลต)[^\n]{0,60}$/;
const NO_ADDRESS = /คำสั่ง|หนังสือ|ประกาศ|ที่ศธ|สัญญา|มาตรา|ข้อ|ปี|ครั้งที่|วันที่/;

function isInVillage(scan: Scan, match: RegExpExecArray): boolean {
  const near = scan.text.slice(Math.max(0, match.index - 70), match.index);
  if (!VILLAGE.test(near)) return false;
  const before = squeeze(scan.text.slice(Math.max(0, match.index - 100), match.index));
  return lastIndex(before, PERSON) >= 0 && !isOffice(before) && !NO_ADDRESS.test(before);
}

/** A cell that holds nothing but a house number, in a column whose head says so. */
const ALONE = /^[0-9]{1,4}(?:\/[0-9]{1,4}){0,2}$/gm;

/** Home addresses; an office's, a company's, or a building site's passes. The match is the house number. */
export function findHomeAddresses(scan: Scan): Match[] {
  const matches: Match[] = [];
  for (const match of scan.text.matchAll(HOUSE)) {
    if (isHome(scan, match)) {
      matches.push({ kind: 'home_address', start: match.index, end: match.index + match[0].length });
    }
  }
  for (const match of scan.text.matchAll(IN_VILLAGE)) {
    if (isInVillage(scan, match)) {
      matches.push({ kind: 'home_address', start: match.index, end: match.index + match[0].length });
    }
  }
  for (const match of scan.text.matchAll(ALONE)) {
    const heading = scan.heading(match.index);
    if (heading !== '' && nearestLabel(squeeze(heading)) === 'house') {
      matches.push({ kind: 'home_address', start: match.index, end: match.index + match[0].length });
    }
  }
  return matches;
}

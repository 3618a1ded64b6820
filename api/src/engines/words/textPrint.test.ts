import { describe, expect, it } from 'vitest';
import { joinPrints, lettersOf, likeness, packPrint, printOf, sketchOf, unpackPrint } from './textPrint.ts';

const TEXT =
  '<h2>ประกาศ</h2><p>สำนักงานขอเผยแพร่รายงานผลการใช้จ่ายงบประมาณ ประจำปี ๒๕๖๙ จำนวน ๑,๒๕๐,๐๐๐ บาท</p>' +
  '<p>ค่าตอบแทนกรรมการคุมสอบ ค่าวัสดุสำนักงาน และค่าซ่อมแซมยานพาหนะของโรงเรียนในสังกัด</p>' +
  '<p>ผู้มีข้อสงสัยติดต่อกลุ่มนโยบายและแผนได้ในวันและเวลาราชการ Annual report of the office</p>';
const OTHER =
  '<p>กำหนดการรับสมัครนักเรียนชั้นประถมศึกษาปีที่หนึ่ง ให้ผู้ปกครองยื่นเอกสารที่โรงเรียนด้วยตนเอง</p>' +
  '<p>นักเรียนที่อยู่ในเขตบริการได้สิทธิก่อน ประกาศผลทางเว็บไซต์และป้ายหน้าโรงเรียน</p>';

const near = (one: string, other: string): number => {
  const [a, b] = [sketchOf(printOf(one)), sketchOf(printOf(other))];
  return a && b ? likeness(a.signature, b.signature) : 0;
};
const shareBand = (one: string, other: string): boolean => {
  const bands = new Set(sketchOf(printOf(one))?.bands);
  return (sketchOf(printOf(other))?.bands ?? []).some((band) => bands.has(band));
};

const paragraphs = TEXT.split(/(?=<p>)/);
const DISGUISES: Readonly<Record<string, string>> = {
  'in Arabic digits': TEXT.replaceAll('๒๕๖๙', '2569').replaceAll('๑,๒๕๐,๐๐๐', '1,250,000'),
  'with signs that nobody sees': Array.from(TEXT)
    .join('\u200B')
    .replace(/<[^>]*>/g, ' '),
  'with a word changed': TEXT.replace('ยานพาหนะ', 'รถยนต์'),
  'with its paragraphs in another order': paragraphs.toReversed().join(''),
  'without elements and blanks': TEXT.replace(/<[^>]*>|\s/g, ''),
  'in capitals': TEXT.toUpperCase().replace(/<[^>]*>/g, ' '),
  'with letters of another script': TEXT.replace('Annual report', 'Аnnuаl rероrt'),
  'with เ twice for แ': TEXT.replaceAll('แ', 'เเ'),
  'with its marks decomposed': TEXT.normalize('NFD').replaceAll('ำ', '\u0E4Dา'),
};

describe('prints of texts', () => {
  it.each(Object.entries(DISGUISES))('are nearly equal for a text %s', (_, disguised) => {
    expect(near(TEXT, disguised)).toBeGreaterThan(0.65);
    expect(shareBand(TEXT, disguised)).toBe(true);
  });

  it('differ for another text, of which they share no band', () => {
    expect(near(TEXT, OTHER)).toBeLessThan(0.2);
    expect(shareBand(TEXT, OTHER)).toBe(false);
  });

  it('of parts are that of the whole, in whatever order, and can be kept', () => {
    const kept = paragraphs.map((part) => unpackPrint(packPrint(printOf(part))));
    const whole = sketchOf(joinPrints(kept))?.signature;
    expect(whole && likeness(whole, sketchOf(printOf(TEXT))!.signature)).toBeGreaterThan(0.9);
  });

  it('read letters and numbers alone', () => {
    expect(lettersOf('<p>ก&amp;ข ๑๒ <img src="data:image/png;base64,AAAA"></p>\u200B(C)')).toBe('กข12c');
    expect(sketchOf(printOf('<p> … </p>'))).toBeUndefined();
  });

  it('of a short text and of one letter exist', () => {
    expect(near('ก', 'ก')).toBeCloseTo(1);
    expect(near('ก', 'ข')).toBeLessThan(0.1);
  });
});

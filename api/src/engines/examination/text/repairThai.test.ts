import { describe, expect, it } from 'vitest';
import { repairThai } from './repairThai.ts';

describe('repairThai', () => {
  it.each([
    ['ำ in two signs', 'จํานวน', 'จำนวน'],
    ['ำ in two signs around a tone mark', 'นํ้า น้ํา', 'น้ำ น้ำ'],
    ['a blank before ำ', 'ส ำนักงาน', 'สำนักงาน'],
    ['ำ whose ring became a blank', 'ส านักงาน จ านวน', 'สำนักงาน จำนวน'],
    ['tone marks shifted down in the private area', 'น\uF70Aา ป\uF70Bา', 'น่า ป้า'],
    ['vowels and tones shifted left in the private area', 'ป\uF701น ป\uF710น ป\uF714า ฝ\uF702', 'ปิน ปัน ป้า ฝี'],
    ['letters without their foot', '\uF700านะ \uF70Fู', 'ฐานะ ญู'],
    ['a tone mark typed before its vowel', 'ก\u0E48\u0E34ง ท\u0E49\u0E31ง', 'กิ่ง ทั้ง'],
    ['doubled marks', 'ที\u0E48\u0E48 เก\u0E49\u0E49า', 'ที่ เก้า'],
    ['letters spread with blanks', 'ก ร ม ส่ ง เ ส ริ ม', 'กรมส่งเสริม'],
  ])('mends %s', (_what, broken, right) => expect(repairThai(broken)).toBe(right));

  it.each([
    'ผู้ว่าการฯ กำหนดให้เจ้าหน้าที่',
    'น้ำ ก๊าซ ทำ เนียบ ๆ',
    'ก. ข. ค. ง. จ.',
    'ป.1 ก ข',
    'เลขที่ ๑๒/๒๕๖๙ ลว. ๓ ม.ค. ๖๙',
    'Plain English, 1 1 0 3 7',
  ])('leaves what is right: %s', (text) => expect(repairThai(text)).toBe(text));

  it('changes nothing when applied twice', () => {
    for (const text of ['ก ร ม ส่ ง เ ส ริ ม', 'ส านักงาน', 'น\uF70Aา', 'ก\u0E48\u0E34ง']) {
      expect(repairThai(repairThai(text))).toBe(repairThai(text));
    }
  });
});

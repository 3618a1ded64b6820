import { describe, expect, it } from 'vitest';
import { paperName } from './sendPaper.ts';

const bytes = (name: string): number => Buffer.byteLength(name);

describe('the name of a paper', () => {
  it('is what it is and of what, without signs that file systems refuse', () => {
    expect(paperName('บันทึกข้อความ', ' แผน/2570  "ร่าง": ก*ข ')).toBe('บันทึกข้อความ แผน 2570 ร่าง ก ข.pdf');
    expect(paperName('หลักฐาน', 'แผน', 'zip')).toBe('หลักฐาน แผน.zip');
    expect(paperName('บันทึกข้อความ', ' // ')).toBe('บันทึกข้อความ.pdf');
  });

  it.each([
    ['letters with three marks', 'ก็้์'],
    ['letters with two marks', 'ที่'],
    ['plain letters', 'ก'],
    ['signs of many code points', '👩‍👩‍👧‍👦'],
    ['ASCII', 'a'],
  ])('takes 255 bytes at most and cuts no sign apart: %s', (_what, sign) => {
    const kind = 'แบบฟอร์มที่เผยแพร่แล้ว';
    const name = paperName(kind, sign.repeat(300));
    expect(bytes(name)).toBeLessThanOrEqual(255);
    expect(bytes(name)).toBeGreaterThan(255 - bytes(sign));
    expect(name.slice(kind.length + 1, -'.pdf'.length).replaceAll(sign, '')).toBe('');
  });

  it('keeps a title that just fits, and has no blank where it was cut', () => {
    const room = 255 - bytes('ก .pdf');
    expect(paperName('ก', 'a'.repeat(room))).toBe(`ก ${'a'.repeat(room)}.pdf`);
    expect(paperName('ก', `${'a'.repeat(room - 1)} b`)).toBe(`ก ${'a'.repeat(room - 1)}.pdf`);
  });
});

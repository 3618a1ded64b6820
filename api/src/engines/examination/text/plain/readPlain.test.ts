import { describe, expect, it } from 'vitest';
import { readAll, SOMEONE } from '../testing/readAll.ts';

const THAI = 'เลขบัตร ๑๑๐๓๗๐๒๐๗๑๘๑๑ ก๊าซ';
/** Thai Windows' character set: the letters from A1 on in the order of Unicode. */
const windows874 = (text: string) =>
  Buffer.from(
    Array.from(text).map((sign) =>
      sign.charCodeAt(0) < 0x80 ? sign.charCodeAt(0) : sign.charCodeAt(0) - 0x0e00 + 0xa0,
    ),
  );

describe('text of a plain file', () => {
  it.each([
    ['UTF-8', Buffer.from(THAI)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${THAI}`)],
    ['UTF-16', Buffer.from(`\uFEFF${THAI}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${THAI}`, 'utf16le').swap16()],
    ['TIS-620 and windows-874', windows874(THAI)],
  ])('is read in %s', async (_what, bytes) => {
    const { shown, said } = await readAll(bytes, 'text/plain');
    expect(shown).toBe(THAI);
    expect(said).toEqual(['national_id 1 shown x-xxxx-xxxxx-x1-1']);
  });

  it('names the line', async () => {
    const { said } = await readAll(Buffer.from('ก\r\nข\r\nโทร 081-234-5678\n'), 'text/plain');
    expect(said).toEqual(['phone 3 shown xxx-xxx-xx78']);
  });

  it('reads a line of a megabyte in pieces', async () => {
    const { pieces } = await readAll(Buffer.from('ก'.repeat(1_000_000)), 'text/plain');
    expect(Math.max(...pieces.map(({ text }) => text.length))).toBeLessThanOrEqual(10_000);
  });
});

describe('text of a CSV', () => {
  it.each([',', ';', '\t'])('names line and cell, with %j between', async (sign) => {
    const csv = [
      ['ชื่อ', 'เลขที่บัญชี', 'วันเกิด'],
      ['"ก\nข"', '1234567890', '12/3/2530'],
      ['ค', '', SOMEONE],
    ];
    const { said } = await readAll(Buffer.from(csv.map((row) => row.join(sign)).join('\r\n')), 'text/csv');
    expect(said).toEqual([
      'bank_account 3 B2 shown xxx-x-xxxx9-0',
      'birth_date 3 C2 shown xx/xx/xxxx',
      'national_id 4 C3 shown x-xxxx-xxxxx-x1-1',
    ]);
  });

  it('is read by lines when it follows no rules', async () => {
    const { said, text } = await readAll(
      Buffer.from(`a,"${'ก'.repeat(1_200_000)}\nโทร 081-234-5678`),
      'text/csv',
    );
    expect(text).toBe('read');
    expect(said).toEqual(['phone 2 shown xxx-xxx-xx78']);
  });
});

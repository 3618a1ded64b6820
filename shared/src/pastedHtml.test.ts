import { describe, expect, it } from 'vitest';
import { pastedHtml } from './pastedHtml.ts';

describe('pastedHtml', () => {
  it('sets in the items of Word that stand deeper, and no others', () => {
    const item = (level: number) =>
      `<p class=x style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>1.1 ข้อ</p>`;
    expect(pastedHtml(item(1))).toBe(item(1));
    expect(pastedHtml(item(3))).toBe(item(3).replace('>1.1', `>${'&nbsp;'.repeat(8)}1.1`));
  });

  it('names a picture that stayed on the machine, and leaves one that came along', () => {
    const word = '<img width=100 src="file:///C:/Users/X/clip_image001.png">';
    expect(pastedHtml(`<p>${word}</p>`)).toBe('<p><em>[รูปภาพที่ไม่ได้ติดมาด้วย: clip_image001.png]</em></p>');
    expect(pastedHtml(word.replace('width=100', 'alt="ตรา &lt;1&gt;"'))).toContain('ด้วย: ตรา  lt;1 gt;]');
    expect(pastedHtml('<img src="data:image/png;base64,AAAA">')).toBe(
      '<img src="data:image/png;base64,AAAA">',
    );
  });

  it.each(['<p ', '<p mso-list:l0 level2 ', '<img ', "<img src='file:", '<'])(
    'reads a megabyte of %s',
    (unit) => {
      const text = unit.repeat(1_000_000 / unit.length);
      expect(pastedHtml(text)).toBe(text);
    },
  );
});

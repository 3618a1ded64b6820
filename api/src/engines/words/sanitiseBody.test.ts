import { describe, expect, it } from 'vitest';
import { sanitiseBody } from './sanitiseBody.ts';

/** As Google Docs puts it on the clipboard: all of it in a bold element that is not bold. */
const GOOGLE =
  '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">ไม่หนา</span><span style="font-weight:700;white-space:pre-wrap;">คำนี้หนา</span><span style="font-style:italic">เอียง</span></p><ul><li dir="ltr"><p dir="ltr">ข้อหนึ่ง</p></li></ul></b>';
/** As Word does: items are paragraphs, their numbers text in spans, pictures files of the machine. */
const WORD =
  "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style>p.MsoNormal{font-size:16pt}</style></head><body><!--StartFragment--><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt'>&nbsp; </span></span><![endif]>ข้อแรก<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.1<span>&nbsp; </span></span><![endif]>ข้อย่อย</p><table><tr><td rowspan=2>หัวตั้ง</td><td colspan=2>หัวรวม</td></tr></table><p>รูป <img src='file:///C:/a/clip_image001.png'></p><h1>หัวข้อ</h1><!--EndFragment--></body></html>";

describe('sanitiseBody', () => {
  it('takes from Google Docs for bold what is bold', () => {
    expect(sanitiseBody(GOOGLE)).toBe(
      '<p>ไม่หนา<strong>คำนี้หนา</strong><em>เอียง</em></p><ul><li><p>ข้อหนึ่ง</p></li></ul>',
    );
  });

  it('keeps of Word levels, numbers and tables, and names the picture', () => {
    expect(sanitiseBody(WORD).replaceAll('\u00A0', '~')).toBe(
      '<p>1.~ ข้อแรก</p><p>~~~~1.1~ ข้อย่อย</p><table><tr><td rowspan="2">หัวตั้ง</td><td colspan="2">หัวรวม</td></tr></table><p>รูป <em>[รูปภาพที่ไม่ได้ติดมาด้วย: clip_image001.png]</em></p><h2>หัวข้อ</h2>',
    );
  });

  it.each([GOOGLE, WORD])('changes nothing of what it gave', (html) => {
    const body = sanitiseBody(html);
    expect(sanitiseBody(body)).toBe(body);
  });
});

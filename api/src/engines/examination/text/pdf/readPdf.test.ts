import { describe, expect, it } from 'vitest';
import { handMadePdf, pictureObject, typstPdf } from '../testing/madePdf.ts';
import { readAll, SOMEONE } from '../testing/readAll.ts';

const PDF = 'application/pdf';
const typst = (source: string) => readAll(typstPdf(source), PDF);
const made = (...of: Parameters<typeof handMadePdf>) => readAll(handMadePdf(...of), PDF);
const write = (text: string, before = '') => `BT /F 14 Tf ${before} 50 200 Td (${text}) Tj ET\n`;
const PHONE = '081-234-5678';

describe('text of a PDF', () => {
  it('is what was typed', async () => {
    const phrases = [
      'ผู้ว่าการฯ กำหนดให้เจ้าหน้าที่',
      'น้ำ ก๊าซ ทำ จำนวน สำนักงานเขตพื้นที่การศึกษา',
      'แบบฟอร์มการขอเผยแพร่ข้อมูล',
      'ญู ฐานะ ซื่อสัตย์ ปั้น ฝึกฝีมือ กตัญญู ปฏิรูป',
      'เจ้าหน้าที่ผู้รับผิดชอบ กลุ่มอำนวยการ ผู้รักษาราชการแทน ข้อมูลข่าวสารของราชการ',
      'ตามประกาศ ลงวันที่ ๓๑ พฤษภาคม พ.ศ. ๒๕๖๑',
    ];
    const { shown, text, pages } = await typst(phrases.join('\n\n'));
    expect(shown.split(/\s*\r?\n/).map((line) => line.trim())).toEqual(phrases);
    expect([text, pages]).toEqual(['read', 1]);
  });

  it('names the page', async () => {
    const { said, pages } = await typst(`ก #pagebreak() เลขบัตร ๑-๑๐๓๗-๐๒๐๗๑-๘๑-๑ #pagebreak() โทร ${PHONE}`);
    expect(pages).toBe(3);
    expect(said).toEqual(['national_id 2 shown x-xxxx-xxxxx-x1-1', 'phone 3 shown xxx-xxx-xx78']);
  });

  it.each([
    [
      'under a black box',
      `#place(dy: 50pt)[โทร ${PHONE}]#place(dx: -5pt, dy: 45pt, rect(width: 300pt, height: 25pt, fill: black))`,
    ],
    [
      'under a white box',
      `#place(dy: 50pt)[โทร ${PHONE}]#place(dx: -5pt, dy: 45pt, rect(width: 300pt, height: 25pt, fill: white))`,
    ],
    ['in white on white', `#place(dy: 50pt, text(fill: white)[โทร ${PHONE}])`],
    [
      'in black on black',
      `#place(dy: 45pt, rect(width: 300pt, height: 25pt, fill: black))#place(dy: 50pt)[โทร ${PHONE}]`,
    ],
    ['in letters like dust', `#place(dy: 50pt, text(size: 0.8pt)[โทร ${PHONE}])`],
  ])('is found %s', async (_what, source) => {
    const { said, shown } = await typst(`ประกาศ ${source}`);
    expect(shown).not.toContain('234');
    expect(said.map((each) => each.split(':')[0])).toEqual([
      'covered_text 1 hidden ข้อความที่ถูกบังหรือมองไม่เห็น',
      'phone 1 hidden hidden xxx-xxx-xx78',
    ]);
  });

  it.each([
    ['without any ink', write(PHONE, '3 Tr')],
    ['outside the page', `BT /F 14 Tf 900 200 Td (${PHONE}) Tj ET\n`],
    ['cut away', `q 0 0 10 10 re W n ${write(PHONE)} Q\n`],
  ])('is found %s', async (_what, hidden) => {
    const { said } = await made(`BT /F 14 Tf 50 300 Td (A notice of the office) Tj ET\n${hidden}`);
    expect(said).toContain('phone 1 hidden hidden xxx-xxx-xx78');
  });

  it('is found under a picture that was laid over it', async () => {
    const cover = 'q 200 0 0 30 40 190 cm /I Do Q\n';
    const { said } = await made(
      `BT /F 14 Tf 50 300 Td (A notice of the office) Tj ET\n${write(PHONE)}${cover}`,
      { objects: [pictureObject()] },
    );
    expect(said).toContain('phone 1 hidden hidden xxx-xxx-xx78');
  });

  it('is found under an annotation', async () => {
    const square =
      '<< /Type /Annot /Subtype /Square /Rect [40 190 240 230] /IC [0 0 0] /C [0 0 0] /F 4 /AP << /N 8 0 R >> >>';
    const look =
      '<< /Type /XObject /Subtype /Form /BBox [0 0 200 40] /Length 21 >>\nstream\n0 0 0 rg 0 0 200 40 re f\nendstream'.replace(
        '21',
        '26',
      );
    const { said } = await made(`BT /F 14 Tf 50 300 Td (A notice of the office) Tj ET\n${write(PHONE)}`, {
      page: '/Annots [7 0 R]',
      objects: [pictureObject(), square, look],
    });
    expect(said).toContain('phone 1 hidden hidden xxx-xxx-xx78');
  });

  it('may stand on colours, in colours, and in the head of a table', async () => {
    const { said, shown } = await typst(
      '#table(columns: 2, fill: (_, y) => if y == 0 { navy }, text(fill: white)[ลำดับ], text(fill: white)[รายการ], [1], [กระดาษ]) #text(fill: gray)[หมายเหตุ] #highlight[เน้น]',
    );
    expect(said).toEqual([]);
    for (const word of ['ลำดับ', 'หมายเหตุ', 'เน้น']) expect(shown).toContain(word);
  });

  it('is unreadable when a page is a picture', async () => {
    const scan = 'q 400 0 0 400 0 0 cm /I Do Q\n';
    expect((await made(scan, { objects: [pictureObject('c0')] })).text).toBe('unreadable');
    expect((await made('0 0 m 100 100 l S\n')).text).toBe('unreadable');
  });

  it('is taken for what a scan shows when it was recognised and laid under it', async () => {
    const { text, said } = await made(
      `${write('Notice of the office, telephone ' + PHONE, '3 Tr')}q 400 0 0 400 0 0 cm /I Do Q\n`,
      { objects: [pictureObject('c0')] },
    );
    expect(text).toBe('read');
    expect(said).toEqual(['phone 1 shown xxx-xxx-xx78']);
  });

  it('goes on in comments, form fields, links, outlines and properties', async () => {
    const { said } = await made(`BT /F 14 Tf 50 300 Td (A notice of the office) Tj ET\n`, {
      page: '/Annots [7 0 R 8 0 R 9 0 R]',
      objects: [
        pictureObject(),
        '<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (call 081-234-5671) >>',
        '<< /Type /Annot /Subtype /Link /Rect [10 50 30 70] /A << /S /URI /URI (mailto:somchai@gmail.com) >> >>',
        `<< /Type /Annot /Subtype /Widget /FT /Tx /T (id) /V (${SOMEONE}) /Rect [10 90 90 110] >>`,
        '<< /Author (Somchai Jaidee) /Title (tel 081-234-5672) >>',
      ],
      trailer: '/Info 10 0 R',
    });
    expect(said.toSorted()).toEqual([
      'document_properties properties hidden ผู้สร้างเอกสาร: ชื่อบุคคล',
      'email 1 hidden hidden xxxxx@gmail.com',
      'hidden_content 1 comment hidden ความคิดเห็น: 1 รายการ',
      'national_id 1 shown x-xxxx-xxxxx-x1-1',
      'phone 1 comment hidden xxx-xxx-xx71',
      'phone properties hidden xxx-xxx-xx72',
    ]);
  });

  it('is unreadable when it is no PDF at all', async () => {
    expect((await readAll(Buffer.from('%PDF-1.7 nothing'), PDF)).text).toBe('unreadable');
  });
});

import { pdfObjects, pdfOf, streamOf } from './make/pdf.ts';
import { linearPdf, savedAgain } from './make/savedPdf.ts';
import type { Sample } from './sample.ts';

const SOMEONE = '1103702071811';
const words = (text: string): string => `BT /F1 14 Tf 60 780 Td (${text}) Tj ET`;
const named = () => pdfOf({ content: words(`List: Mr. Example Person ${SOMEONE}`) });
const emptied = { 4: streamOf('', words('List: names were taken out for privacy')) };
const digits = (place: (i: number) => string): string =>
  Array.from(SOMEONE, (digit, i) => `BT /F1 12 Tf ${place(i)} (${digit}) Tj ET\n`).join('');
/** Numbers from 0 to 12 in an order in which nobody reads. */
const SHUFFLED = Array.from(SOMEONE, (_, i) => (i * 5) % 13);

export const PDF_STATE_SAMPLES: readonly Sample[] = [
  {
    title: 'PDF with a number that a later save replaced',
    name: 'ประกาศ.pdf',
    bytes: () => savedAgain(named(), emptied),
    text: 'read',
    says: 'names were taken out',
    finds: ['hidden_content', 'national_id'],
  },
  {
    title: 'PDF saved three times, the number in the middle',
    name: 'ประกาศ.pdf',
    bytes: () =>
      savedAgain(savedAgain(pdfOf(), { 4: streamOf('', words(`Person ${SOMEONE}`)) }), {
        4: streamOf('', words('Annual budget report 2569')),
      }),
    finds: ['hidden_content', 'national_id'],
  },
  {
    title: 'PDF whose page with a number was taken out',
    name: 'ประกาศ.pdf',
    bytes: () =>
      savedAgain(named(), {
        2: '<</Type/Pages/Kids[5 0 R]/Count 1>>',
        5: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>',
        6: streamOf('', words('Another page')),
      }),
    finds: ['hidden_content', 'national_id'],
  },
  {
    title: 'PDF saved again with a date and nothing taken out',
    name: 'ลงนาม.pdf',
    bytes: () => savedAgain(pdfOf(), { 5: '<</ModDate(D:20260101)>>' }),
    clean: true,
  },
  {
    title: 'PDF arranged for the web',
    name: 'เว็บ.pdf',
    bytes: () => linearPdf(pdfObjects()),
    says: 'Annual budget',
    clean: true,
  },
  {
    title: 'PDF in which a redaction is marked and not applied',
    name: 'ปกปิด.pdf',
    bytes: () =>
      pdfOf({
        page: '/Annots[5 0 R]',
        objects: [
          '<</Type/Annot/Subtype/Redact/Rect[58 775 420 795]/QuadPoints[58 795 420 795 58 775 420 775]/IC[0 0 0]>>',
        ],
      }),
    text: 'read',
    finds: ['covered_text'],
  },
  {
    title: 'PDF with a number drawn digit by digit',
    name: 'ตัวอักษร.pdf',
    bytes: () => pdfOf({ content: `${words('Public document')}\n${digits((i) => `${60 + 7 * i} 700 Td`)}` }),
    finds: ['national_id'],
  },
  {
    title: 'PDF with a number drawn digit by digit in no order',
    name: 'สลับ.pdf',
    bytes: () =>
      pdfOf({
        content: `${words('Public document')}\n${SHUFFLED.map((i) => `BT /F1 12 Tf ${60 + 7 * i} 700 Td (${SOMEONE.charAt(i)}) Tj ET`).join('\n')}`,
      }),
    finds: ['national_id'],
  },
  {
    title: 'PDF with a number in two pieces',
    name: 'สองชิ้น.pdf',
    bytes: () =>
      pdfOf({
        content: `BT /F1 12 Tf 100.1 700 Td (2071811) Tj ET\n${words('Public document')}\nBT /F1 12 Tf 60 700 Td (110370) Tj ET`,
      }),
    finds: ['national_id'],
  },
  {
    title: 'PDF with a number in two pieces on two lines',
    name: 'สองบรรทัด.pdf',
    bytes: () =>
      pdfOf({
        content: `${words('Public document')}\nBT /F1 12 Tf 40 700 Td (110370) Tj ET BT /F1 12 Tf 60.1 600 Td (2071811) Tj ET`,
      }),
    finds: ['national_id'],
  },
  {
    title: 'PDF with a number whose digits stand upright, one below the other',
    name: 'แนวตั้ง.pdf',
    bytes: () =>
      pdfOf({ content: `${words('Public document')}\n${digits((i) => `500 ${700 - 14 * i} Td`)}` }),
    finds: ['national_id'],
  },
  {
    title: 'PDF with a number along the edge of the page',
    name: 'ขอบ.pdf',
    bytes: () =>
      pdfOf({ content: `${words('Public document')}\nBT /F1 12 Tf 0 1 -1 0 40 300 Tm (${SOMEONE}) Tj ET` }),
    finds: ['national_id'],
  },
];

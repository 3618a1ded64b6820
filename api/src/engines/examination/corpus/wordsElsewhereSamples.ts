import { deflateSync } from 'node:zlib';
import { cell, docxOf, paragraph, pptxOf, xlsxOf } from './make/office.ts';
import { jpegWith, pictureOf, pngWith } from './make/pictures.ts';
import type { Sample } from './sample.ts';

const SOMEONE = '1103702071811';
const W = 'xmlns:x="x"';
const found = (title: string, name: string, bytes: Sample['bytes'], more: Partial<Sample> = {}): Sample => ({
  title,
  name,
  bytes,
  finds: ['national_id'],
  ...more,
});
const words = (text: string): Buffer => Buffer.from(text.replaceAll('|', '\0'));
const xmp = (inside: string): Buffer =>
  words(
    `http://ns.adobe.com/xap/1.0/|<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inside}</rdf:RDF></x:xmpmeta>`,
  );
const zipped = (text: string): Buffer => deflateSync(Buffer.from(text));

const pictures: readonly Sample[] = [
  found('PNG with a number in its text', 'ก.png', () => pngWith(['tEXt', words(`Comment|${SOMEONE}`)])),
  found('PNG with a number in packed text', 'ก.png', () =>
    pngWith(['zTXt', Buffer.concat([words('Comment||'), zipped(`เลขบัตร ${SOMEONE}`)])]),
  ),
  found('PNG with a number in international text', 'ก.png', () =>
    pngWith(['iTXt', words(`Comment|||||เลขบัตร ${SOMEONE}`)]),
  ),
  found('PNG with a number in packed international text', 'ก.png', () =>
    pngWith(['iTXt', Buffer.concat([words('Comment|\u0001|th|คำอธิบาย|'), zipped(`เลขบัตร ${SOMEONE}`)])]),
  ),
  {
    title: 'PNG whose packed text is broken',
    name: 'ก.png',
    bytes: () => pngWith(['zTXt', words('Comment||nothing that unpacks')]),
    text: 'unreadable',
  },
  {
    title: 'PNG by a program that says its name',
    name: 'ก.png',
    bytes: () =>
      pngWith(
        ['tEXt', words('Software|gnome-screenshot')],
        ['tEXt', words('Creation Time|2026-01-02T08:04:05+07:00')],
      ),
    text: 'none',
    clean: true,
  },
  found('JPEG with a number in an attribute of XMP', 'ก.jpg', () =>
    jpegWith([
      0xe1,
      xmp(`<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:description="id ${SOMEONE}"/>`),
    ]),
  ),
  found('JPEG with a number in an element of XMP', 'ก.jpg', () =>
    jpegWith([
      0xe1,
      xmp(
        `<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${SOMEONE}</dc:title></rdf:Description>`,
      ),
    ]),
  ),
  found('JPEG with a number in the continuation of XMP', 'ก.jpg', () =>
    jpegWith([
      0xe1,
      words(`http://ns.adobe.com/xmp/extension/|${'A'.repeat(40)}<x:xmpmeta><a>${SOMEONE}</a></x:xmpmeta>`),
    ]),
  ),
  found('GIF with a number in its comment', 'ก.gif', async () => {
    const gif = await pictureOf('gif');
    const comment = Buffer.concat([
      Buffer.from([0x21, 0xfe, SOMEONE.length]),
      Buffer.from(SOMEONE),
      Buffer.of(0),
    ]);
    const end = gif.length - 1;
    return Buffer.concat([gif.subarray(0, end), comment, gif.subarray(end)]);
  }),
  found('JPEG with a number in its comment', 'ก.jpg', () => jpegWith([0xfe, words(`scan of ${SOMEONE}`)])),
  {
    title: 'JPEG with the identities that programs write into XMP',
    name: 'ก.jpg',
    bytes: () =>
      jpegWith([
        0xe1,
        xmp(
          '<rdf:Description xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmpMM:DocumentID="xmp.did:1103702071811" xmpMM:InstanceID="1103702071811"/>',
        ),
      ]),
    clean: true,
  },
];

const control = (properties: string): Buffer =>
  docxOf(
    `${paragraph('ปกติ')}<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${paragraph('เลือก')}</w:sdtContent></w:sdt>`,
  );
const STYLES = (code: string): string =>
  `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="170" formatCode="${code}"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170" applyNumberFormat="1"/></cellXfs></styleSheet>`;
const formatted = (code: string, value: string): Buffer =>
  xlsxOf(`${cell('A1', 'x')}<c r="B1" s="1"><v>${value}</v></c>`, { 'xl/styles.xml': STYLES(code) });
const calculated = (formula: string, value = ''): Buffer =>
  xlsxOf(`${cell('A1', 'x')}<c r="B1" t="str"><f>${formula}</f><v>${value}</v></c>`);

const withValidation = (validation: string): Buffer =>
  xlsxOf('', {
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${cell('A1', 'x')}</row></sheetData><dataValidations count="1">${validation}</dataValidations></worksheet>`,
  });

const office: readonly Sample[] = [
  found('DOCX with a number among the items of a drop-down', 'ก.docx', () =>
    control(
      `<w:dropDownList><w:listItem w:displayText="นาย ก ${SOMEONE}" w:value="${SOMEONE}"/></w:dropDownList>`,
    ),
  ),
  found('DOCX with a number among the values of a combo box', 'ก.docx', () =>
    control(`<w:comboBox><w:listItem w:displayText="นาย ก" w:value="${SOMEONE}"/></w:comboBox>`),
  ),
  found('DOCX with a number as the name of a content control', 'ก.docx', () =>
    control(`<w:alias w:val="บัตร ${SOMEONE}"/><w:text/>`),
  ),
  found('DOCX with a number in an older drop-down', 'ก.docx', () =>
    docxOf(
      `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="${SOMEONE}"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>`,
    ),
  ),
  found('DOCX with a number in the description of a picture', 'ก.docx', () =>
    docxOf(
      `<w:p><w:r><w:drawing ${W}><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="a" descr="บัตร ${SOMEONE}"/></wp:inline></w:drawing></w:r></w:p>`,
    ),
  ),
  found('XLSX whose number format prints a number', 'ก.xlsx', () => formatted(`&quot;${SOMEONE}&quot;`, '1')),
  found('XLSX whose number format prints half of a number', 'ก.xlsx', () =>
    formatted('&quot;110370&quot;0', '2071811'),
  ),
  found('XLSX whose number format prints a number letter by letter', 'ก.xlsx', () =>
    formatted(Array.from(SOMEONE, (digit) => `\\${digit}`).join(''), '1'),
  ),
  found('XLSX whose format for nought prints a number', 'ก.xlsx', () =>
    formatted(`0;-0;&quot;${SOMEONE}&quot;`, '0'),
  ),
  {
    title: 'XLSX with the number formats of an office',
    name: 'งบ.xlsx',
    bytes: () => formatted('#,##0.00&quot; บาท&quot;;[Red]\\-#,##0.00', '2071811'),
    says: '2071811',
    clean: true,
  },
  found('XLSX with a formula that joins two halves', 'ก.xlsx', () => calculated('"110370"&amp;"2071811"')),
  found('XLSX with a formula that joins three parts', 'ก.xlsx', () =>
    calculated('CONCATENATE("1103","7020","71811")'),
  ),
  found('XLSX with a formula whose result was stored as something else', 'ก.xlsx', () =>
    calculated('"110370"&amp;"2071811"', 'x'),
  ),
  found('XLSX with a number among the items of a list', 'ก.xlsx', () =>
    withValidation(
      `<dataValidation type="list" sqref="A1"><formula1>"นาย ก,${SOMEONE}"</formula1></dataValidation>`,
    ),
  ),
  found('XLSX with a number in what a cell says when it is chosen', 'ก.xlsx', () =>
    withValidation(
      `<dataValidation type="list" sqref="A1" prompt="บัตร ${SOMEONE}"><formula1>"ก,ข"</formula1></dataValidation>`,
    ),
  ),
  found('PPTX with a number in the description of a picture', 'ก.pptx', () =>
    pptxOf(
      'ปกติ</a:t></a:r></a:p></p:txBody></p:sp><p:pic><p:nvPicPr><p:cNvPr id="2" name="a" descr="บัตร 1103702071811"/></p:nvPicPr></p:pic><p:sp><p:txBody><a:p><a:r><a:t>',
    ),
  ),
  {
    title: 'XLSX with a formula that makes text of other cells, never calculated',
    name: 'ก.xlsx',
    bytes: () => calculated('A1&amp;TEXT(A2,"0")'),
    text: 'unreadable',
  },
  {
    title: 'XLSX with a sum, never calculated',
    name: 'ก.xlsx',
    bytes: () => calculated('SUM(A1:A3)'),
    text: 'read',
    clean: true,
  },
];

export const WORDS_ELSEWHERE_SAMPLES: readonly Sample[] = [...pictures, ...office];

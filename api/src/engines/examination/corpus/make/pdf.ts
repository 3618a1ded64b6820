import { deflateSync } from 'node:zlib';

/** Objects by their numbers, from 1; a stream is written with its dictionary. */
interface PdfParts {
  /** Added to the catalogue, `/OpenAction 5 0 R`. */
  readonly catalogue?: string;
  /** What the page draws; one line of words if not said. */
  readonly content?: string;
  /** Added to the only page; its own `/MediaBox` stands for the usual one. */
  readonly page?: string;
  /** Objects from number 5 on. */
  readonly objects?: readonly string[];
  /** Added to the trailer. */
  readonly trailer?: string;
}

const CONTENT = 'BT /F1 24 Tf 72 720 Td (Annual budget report 2569) Tj ET';

/** How many objects a PDF has to which none is added. */
export const PDF_OBJECTS = 4;

/** The objects of a PDF with one page of text, in the order of their numbers. */
export function pdfObjects({
  catalogue = '',
  page = '',
  objects = [],
  content = CONTENT,
}: PdfParts = {}): string[] {
  return [
    `<</Type/Catalog/Pages 2 0 R ${catalogue}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R ${page.includes('/MediaBox') ? '' : '/MediaBox[0 0 595 842]'}/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>> ${page}>>`,
    streamOf('', content),
    ...objects,
  ];
}

/** A PDF by hand, with one page of text and a right table of its objects. */
export function pdfOf(parts: PdfParts = {}): Buffer {
  const { trailer = '' } = parts;
  const all = pdfObjects(parts);
  let file = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = all.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<</Size ${all.length + 1}/Root 1 0 R ${trailer}>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A stream object; `entries` go into its dictionary. */
export const streamOf = (entries: string, data: string): string =>
  `<<${entries}/Length ${data.length}>>\nstream\n${data}\nendstream`;

/** A PDF whose catalogue and pages lie packed in a stream of objects (ISO 32000-2, 7.5.7), out of sight of a search. */
export function packedPdf(catalogue: string, extra: readonly string[] = []): Buffer {
  const inside = [
    `<</Type/Catalog/Pages 2 0 R ${catalogue}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    ...extra,
  ];
  const starts = inside.map((_, index) => inside.slice(0, index).join('\n').length + (index > 0 ? 1 : 0));
  const head = starts.map((start, index) => `${index + 1} ${start}`).join(' ') + '\n';
  const packed = deflateSync(Buffer.from(head + inside.join('\n'), 'latin1')).toString('latin1');
  const number = inside.length + 1;
  let file = '%PDF-1.7\n';
  const at = file.length;
  file += `${number} 0 obj\n${streamOf(`/Type/ObjStm/N ${inside.length}/First ${head.length}/Filter/FlateDecode`, packed)}\nendobj\n`;
  const table = file.length;
  const row = (type: number, second: number, third: number) => {
    const bytes = Buffer.from([type, 0, 0, 0, 0, third]);
    bytes.writeUInt32BE(second, 1);
    return bytes.toString('latin1');
  };
  const rows = [
    row(0, 0, 0),
    ...inside.map((_, index) => row(2, number, index)),
    row(1, at, 0),
    row(1, table, 0),
  ];
  file += `${number + 1} 0 obj\n${streamOf(`/Type/XRef/W[1 4 1]/Size ${number + 2}/Root 1 0 R`, rows.join(''))}\nendobj\n`;
  return Buffer.from(`${file}startxref\n${table}\n%%EOF\n`, 'latin1');
}

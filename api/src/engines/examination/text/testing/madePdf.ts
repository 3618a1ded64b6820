import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const fonts = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/sarabun/package.json')),
  '400Regular',
);
let compiler: NodeCompiler | undefined;

/** A PDF that Typst makes of this source, in Sarabun. */
export function typstPdf(source: string): Uint8Array {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
  return compiler.pdf({ mainFileContent: `#set text(font: "Sarabun", lang: "th")\n${source}` });
}

/** A PDF of one page, written by hand: what its content draws, with Helvetica as /F; further objects from number 6 on. */
export function handMadePdf(
  content: string,
  { page = '', objects = [] as string[], trailer = '' } = {},
): Buffer {
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /I 6 0 R >> >> ${page} >>`,
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...objects,
  ];
  let out = '%PDF-1.7\n';
  const offsets = all.map((object, i) => {
    const at = Buffer.byteLength(out, 'latin1');
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = Buffer.byteLength(out, 'latin1');
  out += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  out += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

/** A picture object of one grey value, two by two pixels, black unless said. */
export const pictureObject = (value = '00'): string =>
  `<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /ASCIIHexDecode /Length 9 >>\nstream\n${value.repeat(4)}>\nendstream`;

import { Refused } from '../refused.ts';
import { readEntry } from '../zip/unpackEntry.ts';
import type { OpenZip, ZipEntry } from '../zip/zipDirectory.ts';

const HEAD_BYTES = 64;
/** What no part of a document may be: a program, a compound file with an object in it, another package, a web page. */
const FORBIDDEN: readonly [RegExp, string][] = [
  [/^MZ/, 'exe'],
  [/^\u007fELF/, 'elf'],
  [/^\u00d0\u00cf\u0011\u00e0/, 'OLE'],
  [/^PK\u0003\u0004/, 'ZIP'],
  [/^%PDF-/, 'PDF'],
  [/^#!\s*\//, 'script'],
  [/^\s*<(!doctype|html|script)/i, 'HTML'],
  [/^\{\\rtf/i, 'RTF'],
];
/** Parts that Office writes as compound files, with nothing but settings of a printer in them. */
const SETTINGS = /(^|\/)printerSettings\d*\.bin$/i;

/** A declaration of XML, in UTF-8 or UTF-16. */
const XML = /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*<\0?\?/;
const DRAWING = /\.vml$/i;

/**
 * Unpacks a part that is not named as XML, to see that it is whole, and looks at its beginning.
 * @returns whether it is XML nevertheless
 * @throws Refused
 */
export async function checkBinaryPart(zip: OpenZip, entry: ZipEntry): Promise<boolean> {
  let head = Buffer.alloc(0);
  await readEntry(zip, entry, (chunk) => {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]);
  });
  if (SETTINGS.test(entry.name) || DRAWING.test(entry.name)) return false;
  const text = head.toString('latin1');
  const found = FORBIDDEN.find(([mark]) => mark.test(text));
  if (found) throw new Refused('embedded_files', `${entry.name}: ${found[1]}`);
  return XML.test(text);
}

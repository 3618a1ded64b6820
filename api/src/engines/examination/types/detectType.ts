import { stat } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { detectPackage } from '../office/detectPackage.ts';
import { Refused } from '../refused.ts';
import { isEicar } from './eicar.ts';
import { extensionOf, FILE_TYPES, type FileType } from '@phoeiphrae/shared/fileTypes';
import { fileTypeOf } from './fileTypes.ts';
import { oldOffice } from './oldOffice.ts';
import { readBytes } from './readBytes.ts';

const HEAD_BYTES = 4096;
/** Compound files of Microsoft: the Office programs before 2007, and locked documents of those after it. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** Pictures that are common, and that most browsers cannot show. */
const UNSEEN_PICTURES = /^image\/(heic|heif|heic-sequence|heif-sequence|avif|tiff|bmp|jxl|x-.*)$/;
/** Their endings, for one whose content says nothing. */
const UNSEEN_ENDINGS = new Set(['heic', 'heif', 'avif', 'tif', 'tiff', 'bmp', 'jxl']);
/** Languages that a browser or a machine runs, whatever the name of the file says. */
const MARKUP = /^\s*(<(!doctype|html|head|body|script|svg|iframe|img|\?xml|\?php|!--)|\{\\rtf|#!\s*\/|%!PS)/i;

/**
 * Says what a file is by its content. The name is asked only where the content cannot tell: plain text and CSV.
 * @throws Refused when it is nothing that may be published
 */
export async function detectType(path: string, name: string): Promise<FileType> {
  const { size } = await stat(path);
  if (size === 0) throw new Refused('empty');
  const head = await readBytes(path, 0, HEAD_BYTES);
  if (isEicar(head, size)) throw new Refused('virus', 'EICAR');
  if (head.subarray(0, 2).toString('latin1') === 'PK') return detectPackage(path);
  if (head.subarray(0, 4).equals(OLE)) throw await oldOffice(path);
  if (/^[\s\u00ef\u00bb\u00bf]{0,16}%PDF-/.test(head.toString('latin1'))) return known('application/pdf');
  if (MARKUP.test(withoutMark(head))) throw new Refused('type_not_allowed');
  const detected = await fileTypeFromFile(path).catch(() => undefined);
  if (detected !== undefined) return decide(detected.mime);
  if (head.includes('%PDF-')) throw new Refused('two_types_at_once', 'PDF');
  return textType(name, head);
}

function decide(mime: string): FileType {
  const type = fileTypeOf(mime.split(';')[0] ?? mime);
  if (type !== undefined) return type;
  throw new Refused(UNSEEN_PICTURES.test(mime) ? 'picture_format' : 'type_not_allowed', mime);
}

function known(mediaType: string): FileType {
  const type = fileTypeOf(mediaType);
  if (type === undefined) throw new Error(`not in the table of types: ${mediaType}`);
  return type;
}

/** The beginning as text, without a byte order mark. */
function withoutMark(head: Buffer): string {
  const utf16 = head[0] === 0xff && head[1] === 0xfe;
  return (
    head
      .subarray(0, 512)
      .toString(utf16 ? 'utf16le' : 'utf8')
      .replace(/^\ufeff/, '')
      // UTF-16 without its mark is read as text as well.
      .replaceAll('\0', '')
  );
}

/** Bytes that text does not have. */

const NOT_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

function textType(name: string, head: Buffer): FileType {
  const extension = extensionOf(name);
  if (extension === 'csv') return known('text/csv');
  if (extension === 'txt') return known('text/plain');
  if (UNSEEN_ENDINGS.has(extension)) throw new Refused('picture_format', `.${extension}`);
  const promised = FILE_TYPES.some((type) => type.extensions.includes(extension));
  if (!promised) throw new Refused('type_not_allowed', extension === '' ? undefined : `.${extension}`);
  // Named as a type whose content has a mark at its beginning, and the mark is not there.
  throw new Refused(NOT_TEXT.test(head.toString('latin1')) ? 'broken' : 'name_and_content_differ');
}

import { LIMITS } from '../../limits.ts';
import { openZip } from '../../zip/zipDirectory.ts';
import { readDocx } from '../docx/readDocx.ts';
import { readOdf } from '../odf/readOdf.ts';
import { readPptx } from '../pptx/readPptx.ts';
import type { Sink, TextOutcome } from '../textPiece.ts';
import { readXlsx } from '../xlsx/readXlsx.ts';
import type { Package } from './parts.ts';
import { readProperties } from './properties.ts';

/** How the text of each kind of package is read; the number is that of its slides. */
const READERS: Readonly<Record<string, (file: Package) => Promise<unknown>>> = {
  'vnd.openxmlformats-officedocument.wordprocessingml.document': readDocx,
  'vnd.openxmlformats-officedocument.spreadsheetml.sheet': readXlsx,
  'vnd.openxmlformats-officedocument.presentationml.presentation': readPptx,
  'vnd.oasis.opendocument.text': (file) => readOdf(file, 'text'),
  'vnd.oasis.opendocument.spreadsheet': (file) => readOdf(file, 'sheet'),
  'vnd.oasis.opendocument.presentation': (file) => readOdf(file, 'slides'),
};

export const isPackage = (mediaType: string): boolean => mediaType.replace('application/', '') in READERS;

/** Reads the text of an Office or OpenDocument file. @throws Refused when it is no proper ZIP */
export async function readPackage(path: string, mediaType: string, sink: Sink): Promise<TextOutcome> {
  const zip = await openZip(path, LIMITS.officeParts);
  try {
    const file: Package = { zip, sink, unreadable: false };
    const pages = await READERS[mediaType.replace('application/', '')]?.(file);
    await readProperties(file);
    return { text: file.unreadable ? 'unreadable' : 'read', pages: typeof pages === 'number' ? pages : null };
  } finally {
    zip.file.close();
  }
}

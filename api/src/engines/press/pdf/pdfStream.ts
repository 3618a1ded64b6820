import { deflateSync, inflateSync } from 'node:zlib';
import { PDFName, PDFRawStream, type PDFDict } from '@cantoo/pdf-lib';

const FLATE = PDFName.of('FlateDecode');

/** The stream that a dictionary names. @throws {Error} when there is none */
export function streamAt(dictionary: PDFDict, key: string): PDFRawStream {
  const stream = dictionary.lookup(PDFName.of(key));
  if (!(stream instanceof PDFRawStream)) throw new Error(`the PDF has no stream ${key}`);
  return stream;
}

/** @throws {Error} when it is packed in a way that Typst does not use */
function isDeflated({ dict }: PDFRawStream): boolean {
  const filter = dict.lookup(PDFName.of('Filter'));
  const parameters = dict.lookup(PDFName.of('DecodeParms'));
  if (filter === undefined) return false;
  if (filter !== FLATE || parameters !== undefined) throw new Error('a stream is packed in another way');
  return true;
}

/** What a stream holds, unpacked, as Latin-1. @throws {Error} when it is packed in another way or broken */
export function unpacked(stream: PDFRawStream): string {
  const bytes = stream.getContents();
  return (isDeflated(stream) ? inflateSync(bytes) : Buffer.from(bytes)).toString('latin1');
}

/** Lets a stream hold something else, packed as it was. @throws {Error} when it is packed in another way */
export function repack(stream: PDFRawStream, content: string): void {
  const bytes = Buffer.from(content, 'latin1');
  stream.updateContents(isDeflated(stream) ? deflateSync(bytes) : bytes);
}

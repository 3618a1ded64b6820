import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { pdfEngine, type Engine, type Pdfium } from './pdfium.ts';

/** A PDF that PDFium has open; it reads from the file as it needs, nothing of it is copied whole. */
export interface OpenPdf {
  readonly pdfium: Pdfium;
  /** The handle FPDF_DOCUMENT. */
  readonly document: number;
  readonly engine: Engine;
  close(): void;
}

/** `password`: locked; `broken`: PDFium finds no document in it. */
export class PdfError extends Error {
  readonly reason: 'password' | 'broken';
  constructor(reason: 'password' | 'broken') {
    super(`PDF: ${reason}`);
    this.reason = reason;
  }
}

/** Codes of FPDF_GetLastError (fpdfview.h): 4 is a wrong password, 5 an unknown way of locking. */
const LOCKED = new Set([4, 5]);

/**
 * Opens a PDF. One at a time in a process: PDFium reads by the one hook.
 * @param end only so many bytes of it, as if the file ended there
 * @throws PdfError
 */
export async function openPdf(path: string, end = Infinity): Promise<OpenPdf> {
  const engine = await pdfEngine();
  const { pdfium, hooks } = engine;
  const fd = openSync(path, 'r');
  const size = Math.min(fstatSync(fd).size, end);
  hooks.read = (position, to, count) =>
    // The heap may have moved since the last call: it is looked up anew each time.
    readSync(fd, pdfium.HEAPU8, to, count, position) === count ? 1 : 0;
  const access = pdfium.wasmExports.malloc(12);
  // FPDF_FILEACCESS: length, callback, its parameter.
  new DataView(pdfium.HEAPU8.buffer).setUint32(access, size, true);
  new DataView(pdfium.HEAPU8.buffer).setUint32(access + 4, engine.readBlock, true);
  new DataView(pdfium.HEAPU8.buffer).setUint32(access + 8, 0, true);
  const release = () => {
    pdfium.wasmExports.free(access);
    hooks.read = () => 0;
    closeSync(fd);
  };
  const document = pdfium._FPDF_LoadCustomDocument(access, 0);
  if (document === 0) {
    const error = pdfium._FPDF_GetLastError();
    release();
    throw new PdfError(LOCKED.has(error) ? 'password' : 'broken');
  }
  const close = () => {
    pdfium._FPDF_CloseDocument(document);
    release();
  };
  return { pdfium, document, engine, close };
}

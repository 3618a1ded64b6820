import type { Pdfium } from '../../pdf/pdfium.ts';

/** Functions of PDFium (public/fpdf_text.h, fpdf_edit.h, fpdf_annot.h, fpdf_doc.h) by which text and what covers it are read. */
export interface PdfiumText extends Pdfium {
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetText(text: number, start: number, count: number, buffer: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_GetTextObject(text: number, index: number): number;
  _FPDFText_GetFontSize(text: number, index: number): number;
  _FPDFText_GetFillColor(text: number, index: number, r: number, g: number, b: number, a: number): number;
  _FPDFText_GetCharBox(text: number, index: number, l: number, r: number, b: number, t: number): number;
  /** Writes FS_RECTF: left, top, right, bottom as floats. */
  _FPDFText_GetLooseCharBox(text: number, index: number, box: number): number;
  _FPDFText_IsGenerated(text: number, index: number): number;
  _FPDFText_HasUnicodeMapError(text: number, index: number): number;
  _FPDFTextObj_GetTextRenderMode(object: number): number;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFFormObj_CountObjects(object: number): number;
  _FPDFFormObj_GetObject(object: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPage_GetAnnotCount(page: number): number;
  _FPDFPage_GetAnnot(page: number, index: number): number;
  _FPDFPage_CloseAnnot(annotation: number): void;
  _FPDFAnnot_GetSubtype(annotation: number): number;
  _FPDFAnnot_GetFlags(annotation: number): number;
  _FPDFAnnot_GetStringValue(annotation: number, key: number, buffer: number, length: number): number;
  _FPDFAnnot_GetLink(annotation: number): number;
  _FPDFLink_GetAction(link: number): number;
  _FPDFAction_GetURIPath(document: number, action: number, buffer: number, length: number): number;
  _FPDF_GetMetaText(document: number, tag: number, buffer: number, length: number): number;
  _FPDFBookmark_GetFirstChild(document: number, bookmark: number): number;
  _FPDFBookmark_GetNextSibling(document: number, bookmark: number): number;
  _FPDFBookmark_GetTitle(bookmark: number, buffer: number, length: number): number;
}

/** FPDF_PAGEOBJ_… of fpdf_edit.h. */
export const OBJECT = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;

/** Memory in PDFium's heap for the time of one call. */
export function withMemory<T>(pdfium: Pdfium, size: number, use: (at: number) => T): T {
  const at = pdfium.wasmExports.malloc(size);
  try {
    return use(at);
  } finally {
    pdfium.wasmExports.free(at);
  }
}

/** Reads a string of UTF-16 that `call` writes; it returns the length in bytes with the closing zero. */
export function wideString(
  pdfium: Pdfium,
  call: (buffer: number, length: number) => number,
  most = 20_000,
): string {
  const bytes = Math.min(call(0, 0), most);
  if (bytes <= 2) return '';
  return withMemory(pdfium, bytes, (at) => {
    const got = call(at, bytes);
    if (got > bytes) return '';
    return Buffer.from(pdfium.HEAPU8.subarray(at, at + bytes - 2)).toString('utf16le');
  });
}

/** A short string of ASCII as C has it, for the time of `use`. */
export const withName = <T>(pdfium: Pdfium, name: string, use: (at: number) => T): T =>
  withMemory(pdfium, name.length + 1, (at) => {
    pdfium.HEAPU8.set([...Buffer.from(name, 'latin1'), 0], at);
    return use(at);
  });

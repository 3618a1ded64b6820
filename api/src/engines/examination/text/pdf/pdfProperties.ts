import { looksLikePerson } from '../personName.ts';
import type { Sink } from '../textPiece.ts';
import { wideString, withName, type PdfiumText } from './pdfiumText.ts';

const WORDS = ['Title', 'Subject', 'Keywords'];
const MOST_BOOKMARKS = 5_000;

/** The document's own properties and its outline. */
export function readPdfProperties(pdfium: PdfiumText, document: number, sink: Sink): void {
  const value = (tag: string): string =>
    withName(pdfium, tag, (name) =>
      wideString(pdfium, (buffer, length) => pdfium._FPDF_GetMetaText(document, name, buffer, length)),
    );
  const place = { part: 'properties' as const };
  if (looksLikePerson(value('Author'))) {
    sink.find({ kind: 'document_properties', place, masked: 'ผู้สร้างเอกสาร: ชื่อบุคคล' });
  }
  for (const text of WORDS.map(value)) if (text.trim() !== '') sink.piece({ text, place, hidden: true });
  readBookmarks(pdfium, document, sink);
}

function readBookmarks(pdfium: PdfiumText, document: number, sink: Sink): void {
  const open = [pdfium._FPDFBookmark_GetFirstChild(document, 0)];
  const seen = new Set<number>();
  for (let bookmark = open.pop(); bookmark !== undefined; bookmark = open.pop()) {
    // Outlines of broken files lead back to themselves.
    if (bookmark === 0 || seen.has(bookmark) || seen.size > MOST_BOOKMARKS) continue;
    seen.add(bookmark);
    const handle = bookmark;
    const text = wideString(pdfium, (buffer, length) =>
      pdfium._FPDFBookmark_GetTitle(handle, buffer, length),
    );
    if (text.trim() !== '') sink.piece({ text, place: { part: 'properties' }, hidden: false });
    open.push(pdfium._FPDFBookmark_GetNextSibling(document, bookmark));
    open.push(pdfium._FPDFBookmark_GetFirstChild(document, bookmark));
  }
}

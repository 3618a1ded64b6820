import type { Sink } from '../textPiece.ts';
import { wideString, withMemory, withName, type PdfiumText } from './pdfiumText.ts';

const MOST = 2_000;
/** Keys of an annotation that hold words (ISO 32000-1, tables 164, 170 and 220); T is who wrote it. */
const WORDS = ['Contents', 'V', 'DV', 'RC', 'Subj', 'TU'];
const LINK = 2;
const POPUP = 16;
/** FPDF_ANNOT_WIDGET: a field of a form, whose value the reader sees. */
const WIDGET = 20;
const FREE_TEXT = 3;
/** FPDF_ANNOT_REDACT: a place marked for taking out, whose text still stands (ISO 32000-2, 12.5.6.23). */
const REDACT = 28;
/** Hidden, no view: table 165. */
const UNSEEN_FLAGS = 0x02 | 0x20;

/** Comments, form fields and links of a page. */
export function readAnnotations(
  pdfium: PdfiumText,
  document: number,
  page: number,
  number: number,
  sink: Sink,
): void {
  const count = Math.min(pdfium._FPDFPage_GetAnnotCount(page), MOST);
  let [comments, redactions] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    const annotation = pdfium._FPDFPage_GetAnnot(page, i);
    if (annotation === 0) continue;
    try {
      if (pdfium._FPDFAnnot_GetSubtype(annotation) === REDACT) redactions += 1;
      if (readAnnotation(pdfium, document, annotation, number, sink)) comments += 1;
    } finally {
      pdfium._FPDFPage_CloseAnnot(annotation);
    }
  }
  if (redactions > 0) {
    const masked = `ทำเครื่องหมายปิดข้อความ (Redact) ไว้ ${redactions} แห่ง แต่ยังไม่ได้ลบข้อความจริง`;
    sink.find({ kind: 'covered_text', place: { page: number }, masked });
  }
  if (comments === 0) return;
  const masked = `ความคิดเห็น: ${comments} รายการ`;
  sink.find({ kind: 'hidden_content', place: { page: number, part: 'comment' }, masked });
}

/** @returns whether it is a comment with words in it */
function readAnnotation(
  pdfium: PdfiumText,
  document: number,
  annotation: number,
  page: number,
  sink: Sink,
): boolean {
  const subtype = pdfium._FPDFAnnot_GetSubtype(annotation);
  const unseen = (pdfium._FPDFAnnot_GetFlags(annotation) & UNSEEN_FLAGS) !== 0;
  if (subtype === LINK) readLink(pdfium, document, annotation, page, sink);
  const texts = new Set(
    WORDS.map((key) => valueOf(pdfium, annotation, key)).filter((text) => text.trim() !== ''),
  );
  const isComment = subtype !== LINK && subtype !== WIDGET && subtype !== FREE_TEXT && subtype !== POPUP;
  const hidden = unseen || isComment;
  for (const text of texts) {
    sink.piece({ text, place: { page, ...(hidden ? { part: 'comment' } : {}) }, hidden });
  }
  return hidden && subtype !== LINK && texts.size > 0;
}

const valueOf = (pdfium: PdfiumText, annotation: number, key: string): string =>
  withName(pdfium, key, (name) =>
    wideString(pdfium, (buffer, length) =>
      pdfium._FPDFAnnot_GetStringValue(annotation, name, buffer, length),
    ),
  );

/** The address behind a link, when it is a person's mail or telephone. */
function readLink(pdfium: PdfiumText, document: number, annotation: number, page: number, sink: Sink): void {
  const link = pdfium._FPDFAnnot_GetLink(annotation);
  const action = link === 0 ? 0 : pdfium._FPDFLink_GetAction(link);
  if (action === 0) return;
  const bytes = Math.min(pdfium._FPDFAction_GetURIPath(document, action, 0, 0), 4_000);
  if (bytes <= 1) return;
  const text = withMemory(pdfium, bytes, (at) => {
    pdfium._FPDFAction_GetURIPath(document, action, at, bytes);
    return Buffer.from(pdfium.HEAPU8.subarray(at, at + bytes - 1)).toString('utf8');
  });
  if (/^(?:mailto|tel):/i.test(text)) sink.piece({ text, place: { page, part: 'hidden' }, hidden: true });
}

import { openPdf, PdfError } from '../../pdf/openPdf.ts';
import { earlierEnds } from '../../pdf/savedStates.ts';
import type { Sink } from '../textPiece.ts';
import { readAnnotations } from './annotations.ts';
import { wholeText } from './pageCharacters.ts';
import type { PdfiumText } from './pdfiumText.ts';

/** A document that was saved into itself more often is not read through: nobody may say that it is clean. */
const MOST_STATES = 20;

/** Reads all words of a PDF up to a byte, shown or not, page by page. @throws PdfError */
async function readState(
  path: string,
  end: number | undefined,
  take: (words: string, page: number) => void,
): Promise<void> {
  const pdf = await openPdf(path, end);
  const pdfium = pdf.pdfium as PdfiumText;
  try {
    const pages = pdfium._FPDF_GetPageCount(pdf.document);
    for (let index = 0; index < pages; index += 1) {
      const page = pdfium._FPDF_LoadPage(pdf.document, index);
      if (page === 0) continue;
      const text = pdfium._FPDFText_LoadPage(page);
      if (text !== 0) {
        take(wholeText(pdfium, text), index + 1);
        pdfium._FPDFText_ClosePage(text);
      }
      const notes: Sink = { piece: (piece) => take(piece.text, index + 1), find: () => undefined };
      readAnnotations(pdfium, pdf.document, page, index + 1, notes);
      pdfium._FPDF_ClosePage(page);
    }
  } finally {
    pdf.close();
  }
}

/** A line as it is compared: a state that was only set anew says the same. */
const bare = (line: string): string => line.replace(/\s+/g, '').normalize('NFC');

/**
 * Looks into the states that a PDF keeps of itself from earlier saves: a name that was taken out and saved is still
 * there. Their words that the last state has no longer go to the sink as hidden, and are told of.
 * @returns whether all of them could be read
 */
export async function readEarlierStates(path: string, sink: Sink): Promise<boolean> {
  const ends = await earlierEnds(path);
  if (ends.length === 0) return true;
  if (ends.length > MOST_STATES) return false;
  const known = new Set<string>();
  await readState(path, undefined, (words) => {
    for (const line of words.split(/[\r\n]+/)) known.add(bare(line));
  });
  let lines = 0;
  const give = (words: string, page: number): void => {
    const gone = words.split(/[\r\n]+/).filter((line) => bare(line) !== '' && !known.has(bare(line)));
    for (const line of gone) known.add(bare(line));
    lines += gone.length;
    if (gone.length === 0) return;
    sink.piece({ text: gone.join('\n'), place: { page, part: 'hidden' }, hidden: true });
  };
  for (const end of ends) {
    await readState(path, end, give).catch((error: unknown) => {
      // What cannot be opened by itself is no state but a part of one.
      if (!(error instanceof PdfError)) throw error;
    });
  }
  if (lines > 0) {
    const masked = `ฉบับก่อนหน้าที่ยังเก็บอยู่ในไฟล์ PDF: ข้อความที่ถูกนำออกหรือแก้แล้ว ${lines} บรรทัด`;
    sink.find({ kind: 'hidden_content', place: { part: 'hidden' }, masked });
  }
  return true;
}

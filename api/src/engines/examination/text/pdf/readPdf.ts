import { openPdf } from '../../pdf/openPdf.ts';
import type { Sink, TextOutcome } from '../textPiece.ts';
import { readAnnotations } from './annotations.ts';
import { readEarlierStates } from './earlierStates.ts';
import { readPdfProperties } from './pdfProperties.ts';
import type { PdfiumText } from './pdfiumText.ts';
import { readPage } from './readPage.ts';

/** Letters below this on a page with pictures are a page number on a scan. */
const FEWEST = 12;

/**
 * Reads a PDF page by page. A page of pictures without text makes the whole file unreadable: nobody may say that it is
 * clean. @throws PdfError
 */
export async function readPdf(path: string, sink: Sink): Promise<TextOutcome> {
  const now = await readLastState(path, sink);
  const all = await readEarlierStates(path, sink);
  return all ? now : { ...now, text: 'unreadable' };
}

/** What a reader who opens the file is shown. @throws PdfError */
async function readLastState(path: string, sink: Sink): Promise<TextOutcome> {
  const pdf = await openPdf(path);
  const { document } = pdf;
  const pdfium = pdf.pdfium as PdfiumText;
  try {
    const pages = pdfium._FPDF_GetPageCount(document);
    readPdfProperties(pdfium, document, sink);
    let [unreadable, characters] = [false, 0];
    for (let index = 0; index < pages; index += 1) {
      const page = pdfium._FPDF_LoadPage(document, index);
      if (page === 0) {
        unreadable = true;
        continue;
      }
      const text = readPage(pdfium, page, index + 1, sink);
      readAnnotations(pdfium, document, page, index + 1, sink);
      pdfium._FPDF_ClosePage(page);
      unreadable ||= text.hasPictures && text.characters < FEWEST;
      characters += text.characters;
    }
    // Letters drawn as shapes are no text either.
    return { text: unreadable || characters === 0 ? 'unreadable' : 'read', pages };
  } finally {
    pdf.close();
  }
}

import { readPdfObjects, writePdfObjects } from './pdfObjects.ts';
import { makeTextReadable } from './readableText.ts';
import { claimBothStandards } from './standards.ts';

/** What Typst leaves to do on a PDF/A-2a: text that copies as typed, and the claim of PDF/UA-1. */
export function finishPdf(pdf: Buffer): Buffer {
  const objects = readPdfObjects(pdf);
  makeTextReadable(objects);
  claimBothStandards(objects);
  return writePdfObjects(objects);
}

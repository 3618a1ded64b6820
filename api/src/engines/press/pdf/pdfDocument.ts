import { ParseSpeeds, PDFCatalog, PDFDocument } from '@cantoo/pdf-lib';

/**
 * The objects of a PDF, from any cross-reference that the library knows, as they stand: nothing is dated or named anew.
 * @throws {Error} when it is no PDF, is encrypted or lacks the catalog or identifier that every PDF/A has
 */
export async function openPdf(pdf: Uint8Array): Promise<PDFDocument> {
  const document = await PDFDocument.load(pdf, {
    parseSpeed: ParseSpeeds.Fastest,
    throwOnInvalidObject: true,
    updateMetadata: false,
  });
  if (!((document.catalog as unknown) instanceof PDFCatalog)) throw new Error('the PDF has no catalog');
  if (!document.context.trailerInfo.ID) throw new Error('the PDF has no identifier');
  return document;
}

/** The file with its objects in the order of their numbers: the same objects give the same bytes. */
export const savePdf = (document: PDFDocument): Promise<Uint8Array> =>
  document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  });

import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';

let library: ReturnType<typeof PDFiumLibrary.init> | undefined;

async function reading<T>(pdf: Uint8Array, read: (document: PDFiumDocument) => T): Promise<T> {
  const pdfium = await (library ??= PDFiumLibrary.init());
  const document = await pdfium.loadDocument(pdf);
  try {
    return read(document);
  } finally {
    document.destroy();
  }
}

/** The text of a PDF as a reader copies it out, page after page. */
export const paperText = (pdf: Uint8Array): Promise<string> =>
  reading(pdf, (document) =>
    [...document.pages()]
      .map((page) => page.getText())
      .join('\n')
      .replace(/\r/g, ''),
  );

export const paperPages = (pdf: Uint8Array): Promise<number> =>
  reading(pdf, (document) => document.getPageCount());

import sharp from 'sharp';
import type { PagePicture } from '../examination.ts';
import { LIMITS } from '../limits.ts';
import { writePicture, writeThumbnail } from '../pictures/drawPicture.ts';
import { openPdf, type OpenPdf } from './openPdf.ts';

/** FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER (fpdfview.h): with annotations, red first. */
const FLAGS = 0x01 | 0x10;
const BGRA = 4;
const WHITE = 0xffffffff;

/**
 * Draws the first pages, each as long as `LIMITS.pageSide` at most, and the thumbnail. A page that cannot be drawn is
 * left out.
 * @throws {PdfError} when the file cannot be opened.
 */
export async function drawPages(source: string, outDir: string): Promise<PagePicture[]> {
  const pdf = await openPdf(source);
  const pictures: PagePicture[] = [];
  try {
    const count = Math.min(pdf.pdfium._FPDF_GetPageCount(pdf.document), LIMITS.picturedPages);
    for (let page = 1; page <= count; page += 1) {
      const drawn = drawPage(pdf, page - 1);
      if (!drawn) continue;
      const { width, height, pixels } = drawn;
      const image = sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha();
      pictures.push(await writePicture(image, page, outDir, LIMITS.pageSide));
    }
  } finally {
    pdf.close();
  }
  const first = pictures[0];
  return first ? [await writeThumbnail(first, outDir), ...pictures] : [];
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

/** A page from 0, its longest side of so many pixels. Undefined when it cannot be drawn. */
export function drawPage(
  { pdfium, document }: OpenPdf,
  index: number,
  side: number = LIMITS.pageSide,
): Drawn | undefined {
  const page = pdfium._FPDF_LoadPage(document, index);
  if (page === 0) return undefined;
  try {
    const [points, high] = [pdfium._FPDF_GetPageWidthF(page), pdfium._FPDF_GetPageHeightF(page)];
    const scale = side / Math.max(points, high);
    if (!Number.isFinite(scale)) return undefined;
    const [width, height] = [Math.max(1, Math.round(points * scale)), Math.max(1, Math.round(high * scale))];
    const heap = pdfium.wasmExports.malloc(width * height * 4);
    if (heap === 0) return undefined;
    const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, BGRA, heap, width * 4);
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, FLAGS);
    pdfium._FPDFBitmap_Destroy(bitmap);
    const pixels = Buffer.from(pdfium.HEAPU8.subarray(heap, heap + width * height * 4));
    pdfium.wasmExports.free(heap);
    return { width, height, pixels };
  } finally {
    pdfium._FPDF_ClosePage(page);
  }
}

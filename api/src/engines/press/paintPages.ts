import sharp from 'sharp';
import { pdfEngine, type Pdfium } from '../examination/pdf/pdfium.ts';

/** FPDF_REVERSE_BYTE_ORDER (fpdfview.h): red first. */
const RED_FIRST = 0x10;
const BGRA = 4;
const WHITE = 0xffffffff;
/** Pixels a point: 750 points are 1000 pixels, the width of a page on a desk's screen. */
const SCALE = 4 / 3;
/** Pages that make one picture, and as many pictures as are painted: what is longer is cut off. */
const PAGES_A_PICTURE = 8;
const PICTURES = 3;

interface Painted {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

function paintPage(pdfium: Pdfium, document: number, index: number): Painted {
  const page = pdfium._FPDF_LoadPage(document, index);
  const [width, height] = [pdfium._FPDF_GetPageWidthF(page), pdfium._FPDF_GetPageHeightF(page)].map(
    (points) => Math.max(1, Math.round(points * SCALE)),
  ) as [number, number];
  const heap = pdfium.wasmExports.malloc(width * height * 4);
  if (heap === 0) throw new Error('no memory for a page');
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, BGRA, heap, width * 4);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RED_FIRST);
  pdfium._FPDFBitmap_Destroy(bitmap);
  const pixels = Buffer.from(pdfium.HEAPU8.subarray(heap, heap + width * height * 4));
  pdfium.wasmExports.free(heap);
  pdfium._FPDF_ClosePage(page);
  return { width, height, pixels };
}

/** Rows up to the last that is not white, with a margin. */
function inked({ width, height, pixels }: Painted, margin: number): number {
  let last = pixels.length - 1;
  while (last > 0 && pixels[last] === 0xff) last--;
  return Math.min(height, Math.ceil((last + 1) / (width * 4)) + margin);
}

const BOTTOM_MARGIN = 32;

/** Pages of one width, one below the other; the blank end of the last is left out. */
async function stacked(pages: readonly Painted[]): Promise<Buffer> {
  const width = pages[0]?.width ?? 1;
  const pixels = Buffer.concat(pages.map((page) => page.pixels));
  const last = pages.at(-1);
  const blank = last ? last.height - inked(last, BOTTOM_MARGIN) : 0;
  const height = pixels.length / (width * 4) - blank;
  return sharp(pixels.subarray(0, width * height * 4), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png()
    .toBuffer();
}

/** Paints a PDF whose pages are all of one width, as PNG. The same PDF gives the same bytes. */
export async function paintPages(pdf: Uint8Array): Promise<Buffer[]> {
  const { pdfium } = await pdfEngine();
  const heap = pdfium.wasmExports.malloc(pdf.length);
  pdfium.HEAPU8.set(pdf, heap);
  const document = pdfium._FPDF_LoadMemDocument(heap, pdf.length, 0);
  try {
    const count = Math.min(pdfium._FPDF_GetPageCount(document), PAGES_A_PICTURE * PICTURES);
    const pictures: Buffer[] = [];
    for (let from = 0; from < count; from += PAGES_A_PICTURE) {
      const length = Math.min(PAGES_A_PICTURE, count - from);
      const pages = Array.from({ length }, (_, index) => paintPage(pdfium, document, from + index));
      pictures.push(await stacked(pages));
    }
    return pictures;
  } finally {
    pdfium._FPDF_CloseDocument(document);
    pdfium.wasmExports.free(heap);
  }
}

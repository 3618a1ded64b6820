import type { Pdfium } from '../../pdf/pdfium.ts';

/** A page as it looks, in grey: one byte a pixel. */
export interface GreyPage {
  readonly width: number;
  readonly height: number;
  /** Pixels a point. */
  readonly scale: number;
  readonly pixels: Uint8Array;
  readonly stride: number;
}

/** Two pixels a point show a letter of five points ten pixels high; a side is drawn no longer and no shorter than these. */
const SCALE = 2;
const LONGEST_SIDE = 2400;
const SHORTEST_SIDE = 1000;
/** FPDFBitmap_BGRx; FPDF_ANNOT draws annotations, which can cover text too (fpdfview.h). */
const BGRX = 2;
const FPDF_ANNOT = 0x01;

/** Draws a page with its annotations on white. Null when it has no size. */
export function renderPage(pdfium: Pdfium, page: number): GreyPage | null {
  const [pageWidth, pageHeight] = [pdfium._FPDF_GetPageWidthF(page), pdfium._FPDF_GetPageHeightF(page)];
  if (!(pageWidth > 1 && pageHeight > 1)) return null;
  const side = Math.max(pageWidth, pageHeight);
  const scale = Math.min(Math.max(SCALE, SHORTEST_SIDE / side), LONGEST_SIDE / side);
  const [width, height] = [Math.ceil(pageWidth * scale), Math.ceil(pageHeight * scale)];
  const stride = width * 4;
  const memory = pdfium.wasmExports.malloc(stride * height);
  if (memory === 0) return null;
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, 3, memory, stride);
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, FPDF_ANNOT);
    return { width, height, scale, stride: width, pixels: grey(pdfium.HEAPU8, memory, width * height) };
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap);
    pdfium.wasmExports.free(memory);
  }
}

/** Three colours as one number that differs when any of them does enough. */
function grey(heap: Uint8Array, from: number, count: number): Uint8Array {
  const out = new Uint8Array(count);
  for (let i = 0, at = from; i < count; i += 1, at += BGRX * 2) {
    out[i] = ((heap[at] ?? 0) + 2 * (heap[at + 1] ?? 0) + (heap[at + 2] ?? 0)) >> 2;
  }
  return out;
}

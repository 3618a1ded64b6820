import type { Pdfium } from '../../pdf/pdfium.ts';
import { withMemory } from './pdfiumText.ts';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** A page as it is looked at: turned, cropped. Boxes are in points of what is seen, from its lower left corner. */
export interface PageView {
  readonly width: number;
  readonly height: number;
  /** Where a box of the page's own space is seen. */
  seen(box: Box): Box;
}

/** PDFium answers in whole pixels: asked for a picture so much larger, it tells hundredths of a point and less. */
const FINE = 100;
const REACH = 1_000;

type Point = readonly [x: number, y: number];

/** Where PDFium draws a point of the page: FPDF_PageToDevice of fpdfview.h knows rotation, boxes and all. */
function drawnAt(pdfium: Pdfium, page: number, [width, height]: Point, [x, y]: Point): Point {
  const size = [Math.round(width * FINE), Math.round(height * FINE)] as const;
  return withMemory(pdfium, 8, (at) => {
    pdfium._FPDF_PageToDevice(page, 0, 0, size[0], size[1], 0, x, y, at, at + 4);
    const view = new DataView(pdfium.HEAPU8.buffer, at, 8);
    // Rows of pixels are counted from above.
    return [view.getInt32(0, true) / FINE, height - view.getInt32(4, true) / FINE];
  });
}

/** How a page is looked at. Its three points give the affine map: origin, one along each axis. */
export function pageView(pdfium: Pdfium, page: number): PageView {
  const [width, height] = [pdfium._FPDF_GetPageWidthF(page), pdfium._FPDF_GetPageHeightF(page)];
  const place = (x: number, y: number): Point => drawnAt(pdfium, page, [width, height], [x, y]);
  const [origin, right, up] = [place(0, 0), place(REACH, 0), place(0, REACH)];
  const along = (axis: Point, of: 0 | 1): number => (axis[of] - origin[of]) / REACH;
  const map = (x: number, y: number): Point => [
    origin[0] + x * along(right, 0) + y * along(up, 0),
    origin[1] + x * along(right, 1) + y * along(up, 1),
  ];
  return {
    width,
    height,
    seen(box) {
      const [a, b] = [map(box.left, box.bottom), map(box.right, box.top)];
      return {
        left: Math.min(a[0], b[0]),
        right: Math.max(a[0], b[0]),
        bottom: Math.min(a[1], b[1]),
        top: Math.max(a[1], b[1]),
      };
    },
  };
}

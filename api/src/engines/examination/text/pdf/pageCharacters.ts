import type { PageView } from './pageView.ts';
import { withMemory, type PdfiumText } from './pdfiumText.ts';

/** A character on a page; the box in points from the lower left corner of what is seen of the page. */
export interface Character {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Where its place in the line begins and ends, and how high the line is, as its font says. */
  readonly from: number;
  readonly to: number;
  readonly line: number;
  /** The text object that draws it; 0 for a blank or line end that PDFium put between words and lines. */
  readonly object: number;
  readonly generated: boolean;
  /** Whether it shows: not generated, and no blank. */
  readonly drawn: boolean;
  /** Drawn in a way that shows nothing: invisible mode, wholly transparent, or smaller than can be read. */
  readonly unseen: boolean;
}

/** More characters on one page are not looked at one by one: no honest page has them. */
export const MOST_CHARACTERS = 200_000;
/** Text render modes 3 (neither filled nor stroked) and 7 (clip only), ISO 32000-1, 9.3.6. */
const INVISIBLE = new Set([3, 7]);
/** Points on a page of A4; the smallest letters of a footnote have five. Smaller pages are looked at enlarged (UserUnit). */
const TINY = 1.5;
const A4_SIDE = 842;

/** The characters of an open text page, in the order in which PDFium reads them. */
export function* pageCharacters(pdfium: PdfiumText, text: number, view: PageView): Generator<Character> {
  const count = Math.min(pdfium._FPDFText_CountChars(text), MOST_CHARACTERS);
  const memory = pdfium.wasmExports.malloc(48);
  try {
    for (let i = 0; i < count; i += 1) yield character(pdfium, text, view, i, memory);
  } finally {
    pdfium.wasmExports.free(memory);
  }
}

function character(pdfium: PdfiumText, text: number, page: PageView, i: number, memory: number): Character {
  const code = pdfium._FPDFText_GetUnicode(text, i);
  const generated = pdfium._FPDFText_IsGenerated(text, i) !== 0;
  const object = generated ? 0 : pdfium._FPDFText_GetTextObject(text, i);
  const drawn = !generated && code > 0x20;
  pdfium._FPDFText_GetCharBox(text, i, memory, memory + 8, memory + 16, memory + 24);
  const view = new DataView(pdfium.HEAPU8.buffer, memory, 32);
  const at = (n: number) => view.getFloat64(n, true);
  const box = page.seen({ left: at(0), right: at(8), bottom: at(16), top: at(24) });
  pdfium._FPDFText_GetLooseCharBox(text, i, memory + 32);
  const loose = new DataView(pdfium.HEAPU8.buffer, memory + 32, 16);
  const float = (n: number) => loose.getFloat32(n, true);
  const room = page.seen({ left: float(0), top: float(4), right: float(8), bottom: float(12) });
  const place = { ...box, from: room.left, to: room.right, line: room.top - room.bottom };
  const tiny = TINY * Math.min(1, Math.max(page.width, page.height) / A4_SIDE);
  // Of letters that stand upright or are turned the longer side is the height, or near it.
  const size = Math.max(box.top - box.bottom, box.right - box.left);
  const unseen = drawn && isUnseen(pdfium, text, i, object, memory, size < tiny && size > 0 ? tiny : 0);
  return {
    text: code === 0 ? '' : String.fromCodePoint(Math.min(code, 0x10ffff)),
    ...place,
    object,
    generated,
    drawn,
    unseen,
  };
}

function isUnseen(
  pdfium: PdfiumText,
  text: number,
  i: number,
  object: number,
  memory: number,
  tiny: number,
): boolean {
  if (object !== 0 && INVISIBLE.has(pdfium._FPDFTextObj_GetTextRenderMode(object))) return true;
  const [r, g, b, a] = [memory + 32, memory + 36, memory + 40, memory + 44];
  const known = pdfium._FPDFText_GetFillColor(text, i, r, g, b, a) !== 0;
  if (known && new DataView(pdfium.HEAPU8.buffer).getUint32(a, true) === 0) return true;
  return tiny > 0 && pdfium._FPDFText_GetFontSize(text, i) < tiny * 2;
}

/** The text of a whole page as PDFium joins it, for pages with more characters than are looked at one by one. */
export function wholeText(pdfium: PdfiumText, text: number): string {
  const count = pdfium._FPDFText_CountChars(text);
  if (count <= 0) return '';
  return withMemory(pdfium, (count + 1) * 2, (at) => {
    pdfium._FPDFText_GetText(text, 0, count, at);
    return Buffer.from(pdfium.HEAPU8.subarray(at, at + count * 2)).toString('utf16le');
  });
}

import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFPageLeaf, type PDFRawStream } from '@cantoo/pdf-lib';
import { streamAt } from './pdfStream.ts';

/** A font as a page's content uses it. */
export interface PageFont {
  /** From glyphs to text (ToUnicode). */
  readonly table: PDFRawStream;
  /** Thousandths of the size that each glyph takes. */
  readonly widths: ReadonlyMap<number, number>;
  /** The same of those that are not there. */
  readonly otherWidth: number;
}

/** Where a font says nothing else (ISO 32000-1, 9.7.4.3). */
const DEFAULT_WIDTH = 1000;

const LAST_GLYPH = 0xffff;

/** Widths of a font: `first last width`, or `first` and a list of the widths from there on. */
function widthsOf(list: PDFArray): Map<number, number> {
  const widths = new Map<number, number>();
  for (let at = 0; at < list.size();) {
    const first = list.lookup(at, PDFNumber).asNumber();
    const next = list.lookup(at + 1);
    if (next instanceof PDFArray) {
      for (let index = 0; index < next.size(); index++)
        widths.set(first + index, next.lookup(index, PDFNumber).asNumber());
      at += 2;
    } else {
      const last = list.lookup(at + 1, PDFNumber).asNumber();
      const width = list.lookup(at + 2, PDFNumber).asNumber();
      if (last > LAST_GLYPH) throw new Error('a font has widths of glyphs that cannot be');
      for (let glyph = first; glyph <= last; glyph++) widths.set(glyph, width);
      at += 3;
    }
  }
  return widths;
}

/** @throws {Error} when its glyphs are not named by two bytes each, or it does not say what they mean */
function fontOf(font: PDFDict): PageFont {
  if (font.lookup(PDFName.of('Encoding')) !== PDFName.of('Identity-H'))
    throw new Error('a font is encoded in another way');
  const glyphs = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const widths = glyphs.lookupMaybe(PDFName.of('W'), PDFArray);
  return {
    table: streamAt(font, 'ToUnicode'),
    widths: widths ? widthsOf(widths) : new Map(),
    otherWidth: glyphs.lookupMaybe(PDFName.of('DW'), PDFNumber)?.asNumber() ?? DEFAULT_WIDTH,
  };
}

/** The fonts of a page by the names by which its content calls them. @throws {Error} at a font of another kind */
export function fontsOf(page: PDFPageLeaf): Map<string, PageFont> {
  const fonts = page.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
  return new Map(fonts?.keys().map((name) => [name.asString(), fontOf(fonts.lookup(name, PDFDict))]));
}

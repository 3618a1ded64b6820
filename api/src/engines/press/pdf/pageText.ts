import { operations, type Operation } from './contentStream.ts';
import { once, type PdfObjects } from './pdfObjects.ts';
import { unpacked } from './pdfStream.ts';
import { glyphsIn } from './placedGlyphs.ts';

/** A font as a page's content uses it. */
export interface PageFont {
  /** Object number of its table from glyphs to text (ToUnicode). */
  readonly table: number;
  /** Thousandths of the size that each glyph takes; those that are not here take nothing. */
  readonly widths: ReadonlyMap<number, number>;
}

/** Glyphs drawn in one go by one font. */
export interface Shown {
  readonly font: PageFont;
  readonly glyphs: readonly number[];
}

/** What is drawn under one name: the syllable that it shows (ActualText, ISO 32000-1, 14.9.4). */
export interface Named {
  readonly font: PageFont;
  readonly text: string;
  readonly shown: readonly Shown[];
  /** The operations that begin and end the name. */
  readonly marks: readonly [Operation, Operation];
}

export interface PageText {
  /** Object number of the page's content. */
  readonly content: number;
  readonly operations: readonly Operation[];
  readonly fonts: ReadonlyMap<string, PageFont>;
  readonly named: readonly Named[];
  readonly free: readonly Shown[];
}

export const utf16 = (bytes: Buffer): string => Buffer.from(bytes).swap16().toString('utf16le');
export const utf16Hex = (text: string): string =>
  Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();

/** The name that an operation gives to what follows, if it does. */
function nameIn({ operands }: Operation): string | undefined {
  const key = operands.indexOf('/ActualText');
  const value = operands[key + 1];
  if (key < 0 || !value?.startsWith('(\u00FE\u00FF')) return undefined;
  return utf16(Buffer.from(value.slice(3), 'latin1'));
}

/** Widths of a font (9.7.4.3), as Typst lists them: `first last width`. */
function widthsOf(font: string): Map<number, number> {
  const list = once(font, /\/W \[([^[\]]*)\]/, 'plain list of widths')[1] ?? '';
  const widths = new Map<number, number>();
  for (const [, first, last, width] of list.matchAll(/(\d+)\s+(\d+)\s+([\d.]+)/g)) {
    for (let glyph = Number(first); glyph <= Number(last); glyph++) widths.set(glyph, Number(width));
  }
  return widths;
}

function fontsOf({ bodies }: PdfObjects, page: string): Map<string, PageFont> {
  const fonts = /\/Font\s*<<([\s\S]*?)>>/.exec(page)?.[1] ?? '';
  return new Map(
    [...fonts.matchAll(/(\/\S+) (\d+) 0 R/g)].map(([, name = '', number]) => {
      const font = bodies.get(Number(number)) ?? '';
      const table = Number(once(font, /\/ToUnicode (\d+) 0 R/, 'text of a font')[1]);
      const descendant = Number(once(font, /\/DescendantFonts \[(\d+) 0 R\]/, 'glyphs of a font')[1]);
      return [name, { table, widths: widthsOf(bodies.get(descendant) ?? '') }];
    }),
  );
}

/** What the page with this dictionary shows. */
export function readPageText(objects: PdfObjects, page: string): PageText {
  const content = Number(once(page, /\/Contents (\d+) 0 R/, 'content of a page')[1]);
  const stream = unpacked(objects.bodies.get(content) ?? '');
  const fonts = fontsOf(objects, page);
  const all = operations(stream);
  const named: Named[] = [];
  const free: Shown[] = [];
  const open: { begin: Operation; text: string | undefined; shown: Shown[] }[] = [];
  let font: PageFont | undefined;
  for (const operation of all) {
    const { operator } = operation;
    if (operator === 'Tf') font = fonts.get(operation.operands[0] ?? '');
    else if (operator === 'BDC' || operator === 'BMC') {
      open.push({ begin: operation, text: nameIn(operation), shown: [] });
    } else if ((operator === 'TJ' || operator === 'Tj') && font) {
      const inner = open.at(-1);
      (inner?.text === undefined ? free : inner.shown).push({
        font,
        glyphs: operation.operands.flatMap(glyphsIn),
      });
    } else if (operator === 'EMC') {
      const ended = open.pop();
      const first = ended?.shown[0];
      if (!ended || ended.text === undefined || !first) continue;
      const { text, shown, begin } = ended;
      named.push({ font: first.font, text, shown, marks: [begin, operation] });
    }
  }
  return { content, operations: all, fonts, named, free };
}

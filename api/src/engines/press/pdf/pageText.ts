import type { PDFPageLeaf, PDFRawStream } from '@cantoo/pdf-lib';
import { operations, type Operation } from './contentStream.ts';
import { fontsOf, type PageFont } from './pageFonts.ts';
import { streamAt, unpacked } from './pdfStream.ts';
import { glyphsIn } from './placedGlyphs.ts';

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
  readonly content: PDFRawStream;
  readonly operations: readonly Operation[];
  readonly fonts: ReadonlyMap<string, PageFont>;
  readonly named: readonly Named[];
  readonly free: readonly Shown[];
}

export const utf16 = (bytes: Buffer): string => Buffer.from(bytes).swap16().toString('utf16le');
export const utf16Bytes = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** The name that an operation gives to what follows, if it does. */
export function nameIn({ operands }: Operation): string | undefined {
  const key = operands.indexOf('/ActualText');
  const value = operands[key + 1];
  if (key < 0 || !value?.startsWith('(\u00FE\u00FF')) return undefined;
  return utf16(Buffer.from(value.slice(3), 'latin1'));
}

/** What shows text in another way than Typst does: spacing of its own, other lines. */
const OTHER_WAYS = new Set(['Tc', 'Tw', 'Tz', 'Ts', "'", '"']);

/** What a page shows. @throws {Error} when its fonts or its content have another shape than Typst gives them */
export function readPageText(page: PDFPageLeaf): PageText {
  const content = streamAt(page, 'Contents');
  const fonts = fontsOf(page);
  const all = operations(unpacked(content));
  if (all.some(({ operator }) => OTHER_WAYS.has(operator))) throw new Error('text is shown in another way');
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

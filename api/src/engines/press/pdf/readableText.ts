import type { PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { lettersOf, readLetters, writtenWith, type Letters } from './glyphLetters.ts';
import { readPageText, type PageText } from './pageText.ts';
import { repack, unpacked } from './pdfStream.ts';
import { partsOf, writtenPart, type Part } from './runs.ts';
import { stretchNames, type Says } from './stretchNames.ts';

/** A page whose glyphs have their letters, and whose names are yet to be stretched. */
interface LetteredPage {
  readonly content: PDFRawStream;
  readonly parts: readonly Part[];
  readonly says: Says;
}

/** A page's content without the names that say what one glyph under them says by itself. */
function lettered(page: PageText, tables: ReadonlyMap<PDFRawStream, Letters>): LetteredPage {
  const needless = page.named.filter(({ font, shown, text }) => {
    const [glyph, ...others] = shown.flatMap(({ glyphs }) => glyphs);
    return glyph !== undefined && others.length === 0 && tables.get(font.table)?.get(glyph) === text;
  });
  const left = new Set(needless.flatMap(({ marks }) => marks));
  const kept = page.operations.filter((operation) => !left.has(operation));
  return {
    content: page.content,
    parts: partsOf(page, kept),
    says: ({ font }, glyph) => tables.get(font.table)?.get(glyph) ?? '',
  };
}

/**
 * Makes the text of a paper come out as it went in, blanks included, in readers that know names of syllables and in
 * those that do not. The compiler writes for a glyph of a Thai syllable the whole syllable where it met it first, and
 * puts the right text around it as a name; readers without names (Firefox, MuPDF) show other words then, and those
 * with names (Chrome, Poppler) lose or add blanks around them. Here each glyph is written as its own letter, names stay
 * around syllables of several glyphs alone, and what stands between names is drawn in one go.
 * @returns the pages, for {@link nameSyllables}; their contents are not written yet
 * @throws {Error} when fonts or contents have another shape than Typst gives them
 */
export function writeLetters(document: PDFDocument): LetteredPage[] {
  const pages = document
    .getPages()
    .filter(({ node }) => node.Contents() !== undefined)
    .map(({ node }) => readPageText(node));
  const tables = new Map<PDFRawStream, Letters>();
  for (const table of new Set(pages.flatMap(({ fonts }) => [...fonts.values()].map((font) => font.table)))) {
    const written = unpacked(table);
    const letters = lettersOf(table, readLetters(written), pages);
    tables.set(table, letters);
    repack(table, writtenWith(written, letters));
  }
  return pages.map((page) => lettered(page, tables));
}

/**
 * Stretches the names of syllables where readers would lose a blank or add one, and writes the pages' contents.
 * @throws {Error} when a content is packed in another way than Typst packs it.
 */
export function nameSyllables(pages: readonly LetteredPage[]): void {
  for (const { content, parts, says } of pages) {
    repack(content, stretchNames(parts, says).map(writtenPart).join(''));
  }
}

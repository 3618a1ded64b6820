import { lettersOf, readLetters, writtenWith, type Letters } from './glyphLetters.ts';
import { joinRuns } from './joinRuns.ts';
import { readPageText, type PageText } from './pageText.ts';
import type { PdfObjects } from './pdfObjects.ts';
import { repacked, unpacked } from './pdfStream.ts';

/** A page's content without the names that say what the glyphs under them say by themselves. */
function withoutNames(page: PageText, tables: ReadonlyMap<number, Letters>): string {
  const needless = page.named.filter(({ font, glyphs, text }) => {
    const letters = tables.get(font.table);
    return glyphs.map((glyph) => letters?.get(glyph)).join('') === text;
  });
  const left = new Set(needless.flatMap(({ marks }) => marks));
  return joinRuns(
    page,
    page.operations.filter((operation) => !left.has(operation)),
  );
}

/**
 * Makes the text of a paper come out as it went in, blanks included, in readers that know names of syllables and in
 * those that do not. The compiler writes for a glyph of a Thai syllable the whole syllable where it met it first, and
 * puts the right text around it as a name; readers without names (Firefox, MuPDF) show other words then, and those
 * with names lose or add blanks around them. Here each glyph is written as its own letter, and names stay only where
 * glyphs stand in another order than letters are typed (ำ).
 */
export function makeTextReadable(objects: PdfObjects): void {
  const { bodies } = objects;
  const pages = [...bodies.values()]
    .filter((body) => /^<<\s*\/Type \/Page\s/.test(body))
    .map((page) => readPageText(objects, page));
  const tables = new Map<number, Letters>();
  for (const table of new Set(pages.flatMap(({ fonts }) => [...fonts.values()].map((font) => font.table)))) {
    const body = bodies.get(table) ?? '';
    const stream = unpacked(body);
    const letters = lettersOf(table, readLetters(stream), pages);
    tables.set(table, letters);
    bodies.set(table, repacked(body, writtenWith(stream, letters)));
  }
  for (const page of pages) {
    bodies.set(page.content, repacked(bodies.get(page.content) ?? '', withoutNames(page, tables)));
  }
}

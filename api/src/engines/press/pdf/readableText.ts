import { lettersOf, readLetters, writtenWith, type Letters } from './glyphLetters.ts';
import { readPageText, type PageText } from './pageText.ts';
import type { PdfObjects } from './pdfObjects.ts';
import { repacked, unpacked } from './pdfStream.ts';
import { partsOf, writtenPart, type Run } from './runs.ts';
import { stretchNames } from './stretchNames.ts';

/** A page's content without the names that say what one glyph under them says by itself. */
function rewritten(page: PageText, tables: ReadonlyMap<number, Letters>): string {
  const needless = page.named.filter(({ font, shown, text }) => {
    const [glyph, ...others] = shown.flatMap(({ glyphs }) => glyphs);
    return glyph !== undefined && others.length === 0 && tables.get(font.table)?.get(glyph) === text;
  });
  const left = new Set(needless.flatMap(({ marks }) => marks));
  const parts = partsOf(
    page,
    page.operations.filter((operation) => !left.has(operation)),
  );
  const says = ({ font }: Run, glyph: number): string => tables.get(font.table)?.get(glyph) ?? '';
  return stretchNames(parts, says).map(writtenPart).join('');
}

/**
 * Makes the text of a paper come out as it went in, blanks included, in readers that know names of syllables and in
 * those that do not. The compiler writes for a glyph of a Thai syllable the whole syllable where it met it first, and
 * puts the right text around it as a name; readers without names (Firefox, MuPDF) show other words then, and those
 * with names (Chrome, Poppler) lose or add blanks around them. Here each glyph is written as its own letter, names stay
 * around syllables of several glyphs alone, and what stands between names is drawn in one go.
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
    bodies.set(page.content, repacked(bodies.get(page.content) ?? '', rewritten(page, tables)));
  }
}

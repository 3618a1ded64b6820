import type { PDFRawStream } from '@cantoo/pdf-lib';
import { operations, type Operation } from './contentStream.ts';
import { utf16, utf16Bytes, type PageText } from './pageText.ts';

/** What each glyph of a font says, by glyph. */
export type Letters = ReadonlyMap<number, string>;

const SARA_AM = /([\u0E31\u0E34-\u0E37\u0E47-\u0E4E]*)\u0E33/g;
/** The circle of ำ with a tone mark above it, which Sarabun draws as one glyph. */
const CIRCLE_AND_TONE = /\u0E4D[\u0E48-\u0E4B]|[^]/gu;

/**
 * What each of a syllable's glyphs shows, in the order in which they are drawn: ำ in its two parts, the first of them
 * before the tone mark, and marks below before marks above (the Thai shaper of HarfBuzz). Undefined where the glyphs
 * are as many as the letters neither with nor without a joined mark.
 */
function drawnOrder(text: string, glyphs: number): string[] | undefined {
  const drawn = text.replace(SARA_AM, '\u0E4D$1\u0E32').normalize('NFD');
  return [Array.from(drawn), drawn.match(CIRCLE_AND_TONE) ?? []].find(({ length }) => length === glyphs);
}

const hexOf = (bytes: Buffer): string => bytes.toString('hex').toUpperCase();

/** The entries of a part of a ToUnicode table (ISO 32000-1, 9.10.3): a glyph and its letters by turns. */
function* entriesOf({ operands }: Operation): Generator<{ glyph: Buffer; letters: Buffer }> {
  const bytes = operands.map((operand) => Buffer.from(operand.slice(1), 'latin1'));
  for (let at = 0; at < bytes.length; at += 2) {
    const [glyph, letters] = bytes.slice(at, at + 2);
    if (glyph?.length !== 2 || !letters) throw new Error('a table of letters has another shape');
    yield { glyph, letters };
  }
}

/** @throws {Error} when the table is written in another way than glyph by glyph */
export function readLetters(table: string): Letters {
  const all = operations(table);
  if (all.some(({ operator }) => operator === 'endbfrange')) throw new Error('a table of letters has ranges');
  const entries = all
    .filter(({ operator }) => operator === 'endbfchar')
    .flatMap((part) => [...entriesOf(part)]);
  return new Map(entries.map(({ glyph, letters }) => [glyph.readUInt16BE(), utf16(letters)]));
}

function partWith(part: Operation, letters: Letters): string {
  const lines = [...entriesOf(part)].map(({ glyph, letters: before }) => {
    const now = letters.get(glyph.readUInt16BE());
    return `<${hexOf(glyph)}> <${hexOf(now === undefined ? before : utf16Bytes(now))}>\n`;
  });
  return `${lines.join('')}endbfchar\n`;
}

/**
 * The table with these letters in the place of its own.
 * @throws {Error} when the table cannot be taken apart.
 */
export function writtenWith(table: string, letters: Letters): string {
  const all = operations(table);
  const written = all.map((part) => (part.operator === 'endbfchar' ? partWith(part, letters) : part.text));
  return table.slice(0, all[0]?.from) + written.join('');
}

/** What is known so far: letters that were seen for each glyph. */
class Sightings {
  readonly #seen = new Map<number, Set<string>>();

  note(glyph: number, letters: string): void {
    this.#seen.set(glyph, (this.#seen.get(glyph) ?? new Set()).add(letters));
  }

  /** The letters of a glyph when all who saw it agree. */
  of(glyph: number): string | undefined {
    const [letters, ...others] = this.#seen.get(glyph) ?? [];
    return others.length === 0 ? letters : undefined;
  }
}

/** The letters for which each glyph of a font is drawn, where all pages agree; else what the table said before. */
export function lettersOf(table: PDFRawStream, before: Letters, pages: readonly PageText[]): Letters {
  const sightings = new Sightings();
  const named = pages.flatMap((page) => page.named.filter(({ font }) => font.table === table));
  const free = pages.flatMap((page) => page.free.filter(({ font }) => font.table === table));
  for (const glyph of free.flatMap(({ glyphs }) => glyphs)) sightings.note(glyph, before.get(glyph) ?? '');
  for (const { shown, text } of named) {
    const glyphs = shown.flatMap((each) => each.glyphs);
    const letters = drawnOrder(text, glyphs.length) ?? [];
    for (const [index, letter] of letters.entries()) sightings.note(glyphs[index] ?? 0, letter);
  }
  return new Map([...before].map(([glyph, text]) => [glyph, sightings.of(glyph) ?? text]));
}

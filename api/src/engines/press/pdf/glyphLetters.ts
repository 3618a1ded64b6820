import { utf16, utf16Hex, type PageText } from './pageText.ts';

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

const ENTRY = /<([0-9A-F]{4})> <([0-9A-F]+)>\n/g;
/** The entries of a ToUnicode table (ISO 32000-1, 9.10.3), without the range of its codes in front. */
const entriesOf = (stream: string): string =>
  stream.slice(stream.indexOf('beginbfchar'), stream.lastIndexOf('endbfchar'));

export function readLetters(stream: string): Letters {
  return new Map(
    [...entriesOf(stream).matchAll(ENTRY)].map(([, glyph = '', text = '']) => [
      Number.parseInt(glyph, 16),
      utf16(Buffer.from(text, 'hex')),
    ]),
  );
}

export function writtenWith(stream: string, letters: Letters): string {
  const entries = entriesOf(stream);
  return stream.replace(
    entries,
    entries.replace(ENTRY, (_, glyph: string, text: string) => {
      const letter = letters.get(Number.parseInt(glyph, 16));
      return `<${glyph}> <${letter === undefined ? text : utf16Hex(letter)}>\n`;
    }),
  );
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
export function lettersOf(table: number, before: Letters, pages: readonly PageText[]): Letters {
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

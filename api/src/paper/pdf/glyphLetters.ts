import { utf16, type Named, type PageText } from './pageText.ts';

/** What each glyph of a font says, by glyph. */
export type Letters = ReadonlyMap<number, string>;

const SARA_AM = /([\u0E31\u0E34-\u0E37\u0E47-\u0E4E]*)\u0E33/g;
/**
 * The order in which a syllable's glyphs are drawn: ำ in its two parts, the first of them before the tone mark, and
 * marks below before marks above (the Thai shaper of HarfBuzz).
 */
const drawnOrder = (text: string): string[] =>
  Array.from(text.replace(SARA_AM, '\u0E4D$1\u0E32').normalize('NFD'));

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

const hexOf = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();

export function writtenWith(stream: string, letters: Letters): string {
  const entries = entriesOf(stream);
  return stream.replace(
    entries,
    entries.replace(ENTRY, (_, glyph: string, text: string) => {
      const letter = letters.get(Number.parseInt(glyph, 16));
      return `<${glyph}> <${letter === undefined ? text : hexOf(letter)}>\n`;
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

/** A syllable with one glyph for two marks: that glyph says what its known neighbours leave. */
function noteJoinedMarks({ glyphs, text }: Named, sightings: Sightings): void {
  const unknown = glyphs.filter((glyph) => sightings.of(glyph) === undefined);
  const [joined] = unknown;
  if (joined === undefined || unknown.length > 1) return;
  const at = glyphs.indexOf(joined);
  const said = (some: readonly number[]): string => some.map((glyph) => sightings.of(glyph)).join('');
  const [before, after] = [said(glyphs.slice(0, at)), said(glyphs.slice(at + 1))];
  const drawn = drawnOrder(text).join('');
  const left = drawn.slice(before.length, drawn.length - after.length);
  if (left !== '' && drawn === `${before}${left}${after}`) sightings.note(joined, left);
}

/** The letters for which each glyph of a font is drawn, where all pages agree; else what the table said before. */
export function lettersOf(table: number, before: Letters, pages: readonly PageText[]): Letters {
  const sightings = new Sightings();
  const named = pages.flatMap((page) => page.named.filter(({ font }) => font.table === table));
  const free = pages.flatMap((page) => page.free.filter(({ font }) => font.table === table));
  for (const glyph of free.flatMap(({ glyphs }) => glyphs)) sightings.note(glyph, before.get(glyph) ?? '');
  for (const { glyphs, text } of named) {
    const letters = drawnOrder(text);
    if (letters.length !== glyphs.length) continue;
    for (const [index, glyph] of glyphs.entries()) sightings.note(glyph, letters[index] ?? '');
  }
  for (const each of named) noteJoinedMarks(each, sightings);
  return new Map([...before].map(([glyph, text]) => [glyph, sightings.of(glyph) ?? text]));
}

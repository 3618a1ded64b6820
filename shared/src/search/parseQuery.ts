import { fromBuddhistYear, isKnownYear } from '../thaiCalendar.ts';
import { FILLERS } from './fillers.ts';
import { formsOf, isAbbreviation } from './forms.ts';
import { lengthOf, normaliseSearch, tight } from './searchText.ts';
import { wordsOf } from './words.ts';

/** How one thing may be written. By `word` it counts only where it stands as a word of its own: มี.ค. is not the start of มีความ. */
export interface Form {
  readonly text: string;
  readonly by: 'text' | 'word';
}
/** Any of these will do. */
export type Term = readonly Form[];

/** What was typed between two blanks, or between quotation marks. */
export interface QueryPart {
  /** As it was typed, or another form of it. */
  readonly whole: Term;
  /** In two pieces that stand apart, for each place where it can be cut. */
  readonly halves: readonly (readonly [Term, Term])[];
  /** Each of its words, wherever it stands. */
  readonly words: readonly Term[];
}

export interface SearchQuery {
  readonly parts: readonly QueryPart[];
  /** All that was typed, tight. */
  readonly whole: string;
}

/** As many parts as are looked for at once. */
export const PARTS_MAX = 16;
const WORDS_MAX = 20;
const CUTS_MAX = 10;

const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;
const ERA = /^(?:พ\.?ศ\.?|ค\.?ศ\.?|b\.?e\.?|c\.?e\.?|a\.?d\.?)$/;
const YEAR_END = /(?<!\d)(\d{4})(?!\d)/;
const isYear = (year: string): boolean =>
  isKnownYear(Number(year)) || isKnownYear(fromBuddhistYear(Number(year)));

/** What is short, and no row of consonants that only an abbreviation has, stands in many words by chance. */
const byWord = (text: string): boolean =>
  lengthOf(text) < 3 || (lengthOf(text) <= 4 && isAbbreviation(text) && !/^[ก-ฮ]{3,}$|\d/.test(text));

const formOf = (text: string): Form => ({ text, by: byWord(text) ? 'word' : 'text' });
const termOf = (text: string): Term => formsOf(text).map(formOf);
const literal = (text: string): Term => [{ text, by: lengthOf(text) < 3 ? 'word' : 'text' }];

/** A quoted phrase, as it stands. */
const phrasePart = (text: string): QueryPart => ({
  whole: literal(text),
  halves: [],
  words: [literal(text)],
});

/** The longest known abbreviation at the start of what stood between dots: อ.ก.ค.ศ. before เขต. */
function knownPieces(pieces: readonly string[]): { known: string; count: number } | undefined {
  for (let count = pieces.length; count > 0; count--) {
    const known = pieces.slice(0, count).join('');
    if (isAbbreviation(known)) return { known, count };
  }
  return undefined;
}

/** The words of a run, with abbreviations kept whole. */
function atomsOf(chunk: string): string[] {
  const atoms: string[] = [];
  let pieces = chunk.split('.').map(tight).filter(Boolean);
  while (pieces.length > 0) {
    const found = knownPieces(pieces);
    atoms.push(...(found ? [found.known] : wordsOf(pieces[0] ?? '')));
    pieces = pieces.slice(found?.count ?? 1);
  }
  return atoms.map(tight).filter(Boolean);
}

function partOf(chunk: string): QueryPart | undefined {
  const text = tight(chunk);
  if (text === '') return undefined;
  const atoms = atomsOf(chunk);
  const meant = atoms.filter((atom) => !FILLERS.has(atom) && lengthOf(atom) > 1);
  const words = [...new Set(meant.length > 0 ? meant : [text])].slice(0, WORDS_MAX);
  const cuts = atoms.length <= CUTS_MAX ? atoms.slice(1).map((_, i) => i + 1) : [];
  return {
    whole: termOf(text),
    halves: cuts.map((at) => [termOf(atoms.slice(0, at).join('')), termOf(atoms.slice(at).join(''))]),
    words: words.map(termOf),
  };
}

/** A year that was typed together with a word, แผน2570, or with its era, stands by itself. */
function chunksOf(text: string): string[] {
  const chunks = text
    .split(/\s+/)
    .flatMap((chunk) => chunk.split(YEAR_END).flatMap((piece) => (piece === '' ? [] : [piece])));
  return chunks.filter(
    (chunk, i) => tight(chunk) !== '' && !(ERA.test(chunk) && isYear(chunks[i + 1] ?? '')),
  );
}

/**
 * Reads what was typed: words in any order, all of them wanted; "phrases"; years of both eras; abbreviations and their full
 * forms. It yields no part where there is nothing to look for; that finds nothing.
 */
export function parseQuery(typed: string): SearchQuery {
  const normal = normaliseSearch(typed);
  const phrases = [...normal.matchAll(QUOTED)].map(([, inner]) => tight(inner ?? '')).filter(Boolean);
  const chunks = chunksOf(normal.replace(QUOTED, ' '));
  const meant = chunks.filter((chunk) => !/^[a-z]+$/.test(chunk) || !FILLERS.has(chunk));
  const all = meant.length > 0 || phrases.length > 0 ? meant : chunks;
  const joined = chunks.length > 1 && phrases.length === 0 ? formsOf(tight(chunks.join(''))) : [];
  // Several words that are one known thing: "No Gift Policy", "ส.พ.ป." typed with blanks.
  const parts =
    joined.length > 1
      ? [knownWhole(chunks)]
      : [...phrases.map(phrasePart), ...all.flatMap((chunk) => partOf(chunk) ?? [])];
  return { parts: withShort(parts.slice(0, PARTS_MAX + 1)), whole: tight(normal) };
}

/** Two letters beside something longer may also be a part of a word: the index finds by the longer one. */
const SHORT = /^[\p{L}\p{M}]{2}$/u;
const eased = (terms: readonly Term[]): readonly Term[] =>
  terms.some((term) => term.every(({ text, by }) => by === 'text' && lengthOf(text) > 2))
    ? terms.map((term) =>
        term.map((form) =>
          SHORT.test(form.text) && !isAbbreviation(form.text) ? { ...form, by: 'text' as const } : form,
        ),
      )
    : terms;

function withShort(parts: readonly QueryPart[]): QueryPart[] {
  const wholes = eased(parts.map(({ whole }) => whole));
  const words = eased(parts.flatMap((part) => part.words));
  let at = 0;
  return parts.map((part, i) => ({
    whole: wholes[i] ?? part.whole,
    halves: part.halves.map(([left, right]) => {
      const [first = left, second = right] = eased([left, right]);
      return [first, second] as const;
    }),
    words: part.words.map((term) => words[at++] ?? term),
  }));
}

function knownWhole(chunks: readonly string[]): QueryPart {
  const whole = termOf(tight(chunks.join('')));
  return { whole, halves: [], words: chunks.flatMap((chunk) => partOf(chunk)?.words ?? []) };
}

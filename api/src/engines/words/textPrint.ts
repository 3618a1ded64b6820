/**
 * Prints of texts, by which nearly equal ones are found without reading them again: MinHash over the runs of letters
 * that a text consists of (Broder 1997), made in one pass (one permutation hashing, Li, Owen and Zhang 2012; empty
 * places filled as Shrivastava 2017 does), and cut into bands for an index (Leskovec, Rajaraman and Ullman,
 * Mining of Massive Datasets, 3.4). The share of places that two prints have in common estimates the share of runs that
 * their texts have in common, wherever these stand.
 */

/** Places of a print. */
const PLACES = 240;
/** Places of one band. Texts that share seven of ten runs share a band in 99 of 100 cases, those that share two in fewer than one. */
const ROWS = 6;
/** Letters in a run: long enough to be rare in Thai, short enough that a changed word spoils few. */
const RUN = 5;
const EMPTY = 0xffffffff;

/** Pictures in rich text are bytes; elements, and what stands for a sign, are no letters. */
const PICTURE = /\bsrc="data:[^"]*"/g;
const ELEMENT = /<[^<>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
const ENTITY = /&(amp|lt|gt|quot|nbsp);/g;
/** Everything that is neither letter nor number: blanks, punctuation, vowels above and below, signs that nobody sees. */
const NO_LETTER = /[^\p{L}\p{Nd}]+/gu;
/** Letters that look like Latin ones, and two that look like one. */
const ALIKE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from('авсԁеһіјкӏмnоргѕтυхуѡ', (letter, i) => [letter, 'abcdehijklmnoprstuxyw'.charAt(i)]),
  ),
  ...Object.fromEntries(Array.from('αβεηικμνορτυχ', (letter, i) => [letter, 'abehikmnoptux'.charAt(i)])),
};
const LOOK_ALIKE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'gu');
/** Numbers of other scripts than ours: ๕ is 5. Their ten stand together, the first at a multiple that differs by script. */
const FOREIGN_DIGIT = /[^\P{Nd}0-9]/gu;

function valueOf(digit: string): string {
  let code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return String(value);
}

/** What stays of a text, however it is set: its letters and numbers in a row. */
export const lettersOf = (text: string): string =>
  text
    .replace(PICTURE, '')
    .replace(ELEMENT, ' ')
    .replace(ENTITY, (_, name: string) => ENTITIES[name] ?? ' ')
    .normalize('NFKC')
    .replace(NO_LETTER, '')
    .toLowerCase()
    .replace(FOREIGN_DIGIT, valueOf)
    .replace(LOOK_ALIKE, (letter) => ALIKE[letter] ?? letter)
    .replaceAll('เเ', 'แ');

/** Mixes 32 bits well (the end of MurmurHash3). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The least hash of a run in each place; prints of parts give that of the whole by the lesser of each. */
export type TextPrint = Uint32Array;

/** One pass over the letters. A text that is shorter than a run is one run. */
export function printOf(text: string): TextPrint {
  const letters = lettersOf(text);
  const print = new Uint32Array(PLACES).fill(EMPTY);
  if (letters === '') return print;
  for (let at = 0; at === 0 || at + RUN <= letters.length; at += 1) {
    let run = 0;
    for (let i = at; i < Math.min(at + RUN, letters.length); i += 1)
      run = (Math.imul(run, 0x01000193) ^ letters.charCodeAt(i)) + 0x9e3779b9;
    const hash = mixed(run);
    const place = mixed(hash ^ 0x5bd1e995) % PLACES;
    if (hash < (print[place] ?? EMPTY)) print[place] = hash;
  }
  return print;
}

export const emptyPrint = (): TextPrint => new Uint32Array(PLACES).fill(EMPTY);

export const joinPrints = (prints: readonly TextPrint[]): TextPrint =>
  emptyPrint().map((_, place) =>
    prints.reduce((least, print) => Math.min(least, print[place] ?? EMPTY), EMPTY),
  );

/** How many places hold a run: about as many as there are runs in a short text. */
export const placesOf = (print: TextPrint): number =>
  print.reduce((sum, hash) => sum + (hash === EMPTY ? 0 : 1), 0);

export const packPrint = (print: TextPrint): string =>
  Buffer.from(print.buffer, print.byteOffset, print.byteLength).toString('base64');

export const unpackPrint = (packed: string): TextPrint => {
  const bytes = Buffer.from(packed, 'base64');
  return emptyPrint().map((_, place) => bytes.readUInt32LE(place * 4));
};

/** What is compared: eight bits of each place, an empty one filled from another that is chosen by its number alone. */
function filled(print: TextPrint): Uint32Array {
  return print.map((hash, place) => {
    let from = hash;
    for (let attempt = 1; from === EMPTY; attempt += 1)
      from = print[mixed(Math.imul(place + 1, 0x9e3779b1) ^ attempt) % PLACES] ?? EMPTY;
    return from;
  });
}

export interface Sketch {
  /** A byte for each place. */
  readonly signature: Buffer;
  /** 64 bits for each band, its number among them, as PostgreSQL writes a `bigint`. */
  readonly bands: readonly string[];
}

/** @returns nothing for a text without letters */
export function sketchOf(print: TextPrint): Sketch | undefined {
  if (placesOf(print) === 0) return undefined;
  const hashes = filled(print);
  const bands = Array.from({ length: PLACES / ROWS }, (_, band) => {
    const rows = hashes.subarray(band * ROWS, (band + 1) * ROWS);
    const high = rows.reduce((sum, hash) => mixed(sum ^ hash), mixed(band + 1));
    const low = rows.reduce((sum, hash) => mixed(Math.imul(sum, 31) + hash), mixed(high));
    return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)).toString();
  });
  return { signature: Buffer.from(hashes.map((hash) => hash & 0xff)), bands };
}

/** An estimate of the share of runs that two texts have in common, from 0 to 1. One place of 256 is the same by chance. */
export function likeness(one: Buffer, other: Buffer): number {
  let same = 0;
  for (let place = 0; place < PLACES; place += 1) if (one[place] === other[place]) same += 1;
  return Math.max(0, (same / PLACES - 1 / 256) / (1 - 1 / 256));
}

import { findPersonalData } from '@phoeiphrae/shared/personalData/findPersonalData';
import type { Character } from './pageCharacters.ts';

/**
 * Letters whose places lie further apart than this share of the line's height are two words, and further than that two
 * columns. The places are those of the font, since a 1 is narrower than its place.
 */
const WORD = 0.15;
const COLUMN = 3;
/** Lines overlap when their middles are nearer than this share of the height. */
const SAME_LINE = 0.5;
/** A telephone has nine digits at least. */
const FEWEST_DIGITS = 9;
const DIGITS = /\p{Nd}/gu;

const middle = (each: Character): number => (each.top + each.bottom) / 2;
const heightOf = (each: Character): number => Math.max(each.top - each.bottom, each.line * 0.5, 0.1);

/** Letters in lines from above, each line from left to right, whatever order they were drawn in. */
function linesOf(characters: readonly Character[]): Character[][] {
  const lines: Character[][] = [];
  for (const each of characters.toSorted((a, b) => middle(b) - middle(a))) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && middle(first) - middle(each) < heightOf(first) * SAME_LINE) line.push(each);
    else lines.push([each]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.left - b.left));
}

function wordsOf(line: readonly Character[]): string {
  let words = '';
  let before: Character | undefined;
  for (const each of line) {
    const gap = before ? (each.from - before.to) / Math.max(before.line, 0.1) : 0;
    words += (gap > COLUMN ? '\t' : gap > WORD ? ' ' : '') + each.text;
    before = each;
  }
  return words;
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Kind and value of all that is found in a text. Nothing of it is kept. */
function valuesIn(text: string): Set<string> {
  const values = new Set<string>();
  findPersonalData([{ text, place: {}, hidden: false }], {
    digest: (value) => {
      values.add(value);
      return '';
    },
  });
  return values;
}

/**
 * Lines of a page, as the eye puts its letters together, in which something is found that is not in the text in the order
 * of drawing: numbers drawn digit by digit or in pieces. Of most pages none.
 */
export function linesAsSeen(characters: readonly Character[], text: string): string[] {
  if ((text.match(DIGITS)?.length ?? 0) < FEWEST_DIGITS) return [];
  const read = inOneLine(text);
  const lines = linesOf(characters)
    .map(wordsOf)
    .filter(
      (words) => (words.match(DIGITS)?.length ?? 0) >= FEWEST_DIGITS && !read.includes(inOneLine(words)),
    );
  if (lines.length === 0) return [];
  const known = valuesIn(text);
  return lines.filter((words) => [...valuesIn(words)].some((value) => !known.has(value)));
}

import { ABBREVIATIONS } from './abbreviations.ts';
import { FILLERS } from './fillers.ts';
import { lengthOf, tight } from './searchText.ts';
import { wordsOf } from './words.ts';

/** As many words in a row as people type without a blank. */
const ROW = 5;
const LONGEST = 40;

/** What the dictionary takes together with the word after it: ปีงบประมาณ is one word to it. */
const PREFIX = /^(?:ปี|การ|ความ|ผู้)/;
const KNOWN = ABBREVIATIONS.flat()
  .map(tight)
  .filter((form) => lengthOf(form) > 3);
/** A number is nobody's mistake, and every title has its own: rows of words end where one begins. */
const NUMBER = /\d{3}|^\d+$/;
const fits = (row: string): boolean => lengthOf(row) >= 3 && lengthOf(row) <= LONGEST && !NUMBER.test(row);

/** The words of a title and its rows of words, tight: what someone may have meant who typed one of them wrong. */
export function titleWords(title: string): string[] {
  const words = wordsOf(title);
  const rows = new Set<string>();
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= Math.min(words.length, from + ROW); to++) {
      const ends = [words[from], words[to - 1]];
      const row = tight(words.slice(from, to).join(''));
      if (!fits(row) || ends.some((word = '') => FILLERS.has(word) || lengthOf(word) < 2)) continue;
      rows.add(row);
      const inner = row.replace(PREFIX, '');
      if (inner !== row && lengthOf(inner) > 3) rows.add(inner);
    }
  const whole = tight(title);
  for (const form of KNOWN) if (whole.includes(form)) rows.add(form);
  return [...rows];
}

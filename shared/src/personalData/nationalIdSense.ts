import { isEven, type Joined } from './digitGroups.ts';
import { introduction, lastLabel, type Label } from './labels.ts';
import { afterPerson } from './person.ts';
import type { Scan } from './piece.ts';

/** What the words around thirteen digits say of them, and how they are parted: a right check digit has one number in ten by chance. */

/** Where the card itself parts the number: 1-2345-67890-12-3. */
const PARTS = new Set([1, 5, 10, 12]);
const SINGLE = 13;
const PLAIN = /^[ \t.|/_-]*\n?[ \t.|/_-]*$/;
/** Signs by which nobody parts two numbers that have nothing to do with each other; numbers are added up with a plus. */
const ODD = /^[^\p{L}\p{N}\p{M}\s.,:;|+=-]+$/u;

/** Labels of numbers that are of no person; between label and number stands no person, no other number, and little else. */
const OTHERS = new Set<Label>(['document', 'ledger', 'barcode', 'amount']);
const FAR = 20;

export type Saying = 'national' | 'tax' | 'person' | 'other' | 'nothing';

/** What the words say: that it is such a number, whose it is, or that it is something else. */
export function saying(scan: Scan, at: number): Saying {
  const words = introduction(scan, at);
  const last = lastLabel(words);
  const person = afterPerson(words);
  if (last?.label === 'national' || last?.label === 'tax') return last.label;
  const nearer = person !== null && (last === null || person.length < last.after.length);
  if (nearer) return 'person';
  const close = last !== null && last.after.length <= FAR && !/[0-9]/.test(last.after);
  // Prices are told of offers, which are made by persons: only a word that is an amount's own counts.
  return close && OTHERS.has(last.label) && !/เสนอราคา/.test(words.slice(-FAR)) ? 'other' : 'nothing';
}

const aligned = (shape: readonly number[]): boolean => {
  let at = 0;
  return shape.slice(0, -1).every((size) => PARTS.has((at += size)));
};

/** A number of a paper with its year: 104567891/2569. */
const isOfYear = ({ digits, shape }: Joined): boolean =>
  shape.at(-1) === 4 && /(?:19|20|24|25|26)[0-9]{2}$/.test(digits);

/** Whether the number is parted the way such numbers are, so that it needs no label to be taken for one. */
function isParted(found: Joined): boolean {
  const { shape, gaps } = found;
  if (shape.length === 1) return true;
  if (shape.length === SINGLE) return isEven(found) || gaps.every((gap) => PLAIN.test(gap));
  if (gaps.every((gap) => ODD.test(gap.trim())) && isEven(found))
    return shape.length >= 3 || !isOfYear(found);
  const dashed = gaps.every((gap) => gap.includes('-') || gap.includes('.'));
  return aligned(shape) && (dashed ? !gaps.includes('.') || shape.length > 3 : shape.length >= 4);
}

/** Two halves at the end of one line and the beginning of the next, in running words. */
function isBrokenByLine(scan: Scan, { start, end, shape, gaps }: Joined): boolean {
  if (shape.length !== 2 || !/^ ?-?\n ?$/.test(gaps[0] ?? '')) return false;
  const [before, after] = [scan.text.slice(Math.max(0, start - 40), start), scan.text.slice(end, end + 20)];
  return /[\p{L}\p{M}][^\n0-9]*$/u.test(before) && /^[^\n0-9]*\p{L}/u.test(after);
}

const LINES = 4;
/** A few pieces on lines of their own, as they come out of a page that draws them one by one; not a column of numbers. */
function isDrawnInPieces(scan: Scan, { start, end, shape, gaps }: Joined): boolean {
  if (shape.length > LINES || !scan.isSet(start) || !gaps.every((gap) => /^ ?\n ?$/.test(gap))) return false;
  const [before, after] = [scan.text.slice(Math.max(0, start - 24), start), scan.text.slice(end, end + 24)];
  return (
    /(?:^|\n) ?$/.test(before) &&
    /^ ?(?:\n|$)/.test(after) &&
    !/[0-9]\s*$/.test(before) &&
    !/^\s*[0-9]/.test(after)
  );
}

/** Whether words or the way it is parted tell that the digits are one number, a person's. */
export function isTold(scan: Scan, found: Joined, says: Saying): boolean {
  if (says === 'national' || says === 'tax') return true;
  if (found.gaps.length > 0 && found.gaps.every((gap) => gap === ',')) return false;
  if (isParted(found) || isBrokenByLine(scan, found) || isDrawnInPieces(scan, found)) return true;
  return says === 'person' && found.shape.length <= 4 && Math.min(...found.shape) >= 2 && isEven(found);
}

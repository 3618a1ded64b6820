import type { Match, Scan } from './piece.ts';

/** Letters that look like 0 or 1: Latin, Greek and Cyrillic O, small L, capital I and the like. */
const ZERO = /[OoΟοОо]/;
const LETTER = /[OoΟοОоlIΙІӀ|]/;
const RUN = /(?<![A-Za-z0-9])[0-9OoΟοОоlIΙІӀ|]{1,20}(?![A-Za-z0-9])/g;

const toDigit = (sign: string): string => (/[0-9]/.test(sign) ? sign : ZERO.test(sign) ? '0' : '1');

/**
 * Text of the same length in which letters that stand for digits are digits. A letter counts when it stands among
 * digits, or alone between two signs that part a number, as in 1-l037-O2071.
 */
const readAsDigits = (text: string): string =>
  text.replace(RUN, (run: string, at: number) => {
    if (run === '|') return run;
    const parted =
      /[0-9OolI][- .]$/.test(text.slice(Math.max(0, at - 2), at)) ||
      /^[- .][0-9OolI]/.test(text.slice(at + run.length, at + run.length + 2));
    return /[0-9]/.test(run) || parted ? Array.from(run, toDigit).join('') : run;
  });

/** What `find` finds, and what it finds besides when letters are read as the digits that they look like. */
export function withLookAlikes(
  scan: Scan,
  find: (scan: Scan) => Match[],
): { plain: Match[]; lettered: Match[] } {
  const plain = find(scan);
  const read = readAsDigits(scan.text);
  if (read === scan.text) return { plain, lettered: [] };
  const starts = new Set(plain.map(({ start }) => start));
  const among: Scan = {
    text: read,
    heading: (at) => scan.heading(at),
    isSet: (at) => scan.isSet(at),
    pieceStart: (at) => scan.pieceStart(at),
  };
  const lettered = find(among).filter(
    ({ start, end }) => !starts.has(start) && LETTER.test(scan.text.slice(start, end)),
  );
  return { plain, lettered };
}

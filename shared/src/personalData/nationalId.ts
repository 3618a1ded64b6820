import { digitGroups, gapRule, joinFrom, type DigitGroup, type Joined } from './digitGroups.ts';
import { labelAt, type Label } from './labels.ts';
import type { Match, Scan } from './piece.ts';

const LENGTH = 13;
/** Where the card itself parts the number: 1-2345-67890-12-3. */
const PARTS = new Set([1, 5, 10, 12]);
/** Blanks, dashes, points, strokes, cell borders, one end of a line: what may stand inside. */
const GAP = gapRule(/^(?:[ \t.|/_-]*\n?[ \t.|/_-]*)$/);

/**
 * The check digit of a Thai identification number over its first twelve digits: (11 - Σ dᵢ·(13 - i) mod 11) mod 10,
 * i from 0 (Department of Provincial Administration; the same for juristic persons).
 */
export function checkDigit(first12: string): number {
  let sum = 0;
  for (let i = 0; i < 12; i += 1) sum += Number(first12.charAt(i)) * (13 - i);
  return (11 - (sum % 11)) % 10;
}

/** Whether the 13 digits are a natural person's number: first digit 1 to 8 (0 is a company's) and a right check digit. */
export const isNationalId = (digits: string): boolean =>
  /^[1-8][0-9]{12}$/.test(digits) && checkDigit(digits.slice(0, 12)) === Number(digits.charAt(12));

/** Whether the number is parted the way such numbers are, so that it needs no label to be taken for one. */
function wellParted({ shape, gaps }: Joined): boolean {
  if (shape.length === 1 || shape.length === LENGTH) return true;
  let at = 0;
  const aligned = shape.slice(0, -1).every((size) => PARTS.has((at += size)));
  const dashed = gaps.every((gap) => gap.includes('-') || gap.includes('.'));
  return aligned && (dashed ? !gaps.includes('.') || shape.length > 3 : shape.length >= 4);
}

/** A row of single digits that goes on is a table of marks, not thirteen boxes of a form. */
function goesOn(groups: readonly DigitGroup[], i: number, found: Joined): boolean {
  if (found.shape.length !== LENGTH) return false;
  const near = [
    { gap: groups[i]?.gap, group: groups[i - 1] },
    { gap: groups[i + LENGTH]?.gap, group: groups[i + LENGTH] },
  ];
  return near.some(({ gap, group }) => group?.digits.length === 1 && gap != null && GAP(gap));
}

/** The digits after a decimal point: 12.1103702071811. */
function isFraction(text: string, group: DigitGroup | undefined, found: Joined): boolean {
  if (group?.gap !== '.' || found.shape.length > 1) return false;
  return text.charAt(found.start - 2) === '0' || /[0-9]{2}\.$/.test(text.slice(found.start - 3, found.start));
}

const SAYS_SO: readonly (Label | null)[] = ['national', 'tax'];

export function findNationalIds(scan: Scan): Match[] {
  const groups = digitGroups(scan.text);
  const matches: Match[] = [];
  for (let i = 0; i < groups.length; i += 1) {
    if (/^[09]/.test(groups[i]?.digits ?? '')) continue;
    const found = joinFrom(groups, i, LENGTH, GAP);
    if (!found || !isNationalId(found.digits) || isFraction(scan.text, groups[i], found)) continue;
    const label = labelAt(scan, found.start);
    if (label === 'barcode' || goesOn(groups, i, found)) continue;
    if (!SAYS_SO.includes(label) && !wellParted(found)) continue;
    const kind = label === 'tax' ? 'sole_trader_tax_id' : 'national_id';
    matches.push({ kind, start: found.start, end: found.end });
  }
  return matches;
}

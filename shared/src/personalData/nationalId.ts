import { isArticleNumber } from './articleNumber.ts';
import { ANY_SIGNS, digitGroups, gapRule, joinFrom, type DigitGroup, type Joined } from './digitGroups.ts';
import { withLookAlikes } from './lookAlikes.ts';
import { isTold, saying } from './nationalIdSense.ts';
import type { Match, Scan } from './piece.ts';

const LENGTH = 13;
/** Blanks, dashes, points, strokes, cell borders, one end of a line: what honest writers part such a number by. */
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

/** A row of single digits that goes on is a table of marks, not thirteen boxes of a form. */
function goesOn(groups: readonly DigitGroup[], i: number, found: Joined): boolean {
  if (found.shape.length !== LENGTH) return false;
  const near = [
    { gap: groups[i]?.gap, group: groups[i - 1] },
    { gap: groups[i + LENGTH]?.gap, group: groups[i + LENGTH] },
  ];
  return near.some(
    ({ gap, group }) => group?.digits.length === 1 && gap != null && (GAP(gap) || gap === found.gaps[0]),
  );
}

/** The digits after a decimal point: 12.1103702071811. */
function isFraction(text: string, group: DigitGroup | undefined, found: Joined): boolean {
  if (group?.gap !== '.' || found.shape.length > 1) return false;
  return text.charAt(found.start - 2) === '0' || /[0-9]{2}\.$/.test(text.slice(found.start - 3, found.start));
}

function matchAt(scan: Scan, groups: readonly DigitGroup[], i: number): Match | null {
  if (/^[09]/.test(groups[i]?.digits ?? '')) return null;
  const found = joinFrom(groups, i, LENGTH, ANY_SIGNS);
  if (!found || !isNationalId(found.digits)) return null;
  if (isFraction(scan.text, groups[i], found) || goesOn(groups, i, found)) return null;
  const says = saying(scan, found.start);
  if (says === 'other' || !isTold(scan, found, says)) return null;
  if (says === 'nothing' && isArticleNumber(found.digits)) return null;
  const kind = says === 'tax' ? 'sole_trader_tax_id' : 'national_id';
  return { kind, start: found.start, end: found.end };
}

function find(scan: Scan): Match[] {
  const groups = digitGroups(scan.text);
  return groups.flatMap((_group, i) => matchAt(scan, groups, i) ?? []);
}

/** Numbers of persons, also those in which letters stand for digits. */
export function findNationalIds(scan: Scan): Match[] {
  const { plain, lettered } = withLookAlikes(scan, find);
  return [...plain, ...lettered];
}

import {
  ANY_SIGNS,
  digitGroups,
  gapRule,
  isEven,
  joinFrom,
  type DigitGroup,
  type Joined,
} from './digitGroups.ts';
import { labelAt } from './labels.ts';
import { withLookAlikes } from './lookAlikes.ts';
import type { Match, Scan } from './piece.ts';

const GAP = gapRule(/^(?: ?[-. ] ?|\/|\) ?|-?\(0\)-?)$/);
/** (66) 81-234-5678, +66 (0) 81 … */
const BRACKETS = gapRule(/^(?: ?[-. ]? ?\(?|\)[-. ]?)$/);
const SHAPES = new Set(
  '10 3-7 3-3-4 2-4-4 2-8 3-4-3 4-3-3 4-6 6-4 3-3-2-2 3-2-2-3 2-1-7 1-2-7 3-5-2 2-3-5'.split(' '),
);
const HOME_SHAPES = new Set('9 2-7 3-6 2-3-4 3-3-3 2-4-3 1-8 1-4-4'.split(' '));
/** A ten-digit code under one of these heads only looks like a telephone. */
const CODES = new Set(['document', 'ledger', 'barcode', 'amount', 'tax', 'national']);

/** Whether the number is the tail of a longer code: 2561-081-234-5678, or A0812345678. */
const isTail = (group: DigitGroup | undefined, text: string): boolean =>
  group?.gap === '-' || /[A-Za-z]/.test(text.charAt((group?.start ?? 0) - 1));

/** Parts that are a telephone's also without words that say so. */
const OWN_SHAPES = new Set(['3-3-4', '3-7', '2-4-4', '3-4-3', '2-8']);
const SAYS_SO = new Set(['phone', 'mobile', 'homePhone']);

/** Cut by other signs than telephones are: the words before say what it is, or the parts do and it stands alone. */
function isCut(scan: Scan, groups: readonly DigitGroup[], i: number, found: Joined): boolean {
  const label = labelAt(scan, found.start, 30);
  if (label !== null && SAYS_SO.has(label)) return true;
  if (label !== null || !isEven(found) || !OWN_SHAPES.has(found.shape.join('-'))) return false;
  const next = groups[i + found.shape.length];
  return groups[i]?.gap !== found.gaps[0] && next?.gap !== found.gaps[0];
}

function mobile(scan: Scan, groups: readonly DigitGroup[], i: number): Joined | null {
  if (!groups[i]?.digits.startsWith('0')) return null;
  const found = joinFrom(groups, i, 10, ANY_SIGNS);
  if (!found || !/^0[689]/.test(found.digits) || isTail(groups[i], scan.text)) return null;
  if (!found.gaps.every(GAP) || !SHAPES.has(found.shape.join('-')))
    return isCut(scan, groups, i, found) ? found : null;
  const label = labelAt(scan, found.start, 30);
  if (label === 'bank' || (found.shape.length === 1 && label && CODES.has(label))) return null;
  return found;
}

/** +66 81 234 5678, 0066…, and 66… where words say that it is a telephone. */
function international(scan: Scan, groups: readonly DigitGroup[], i: number): Joined | null {
  const first = groups[i];
  if (!first || !/^(?:00)?66/.test(first.digits)) return null;
  const zeros = first.digits.startsWith('00') ? 2 : 0;
  const found = joinFrom(groups, i, zeros + 11, GAP) ?? joinFrom(groups, i, zeros + 12, BRACKETS);
  if (!found || !/^66(?:0?[689][0-9]{8})$/.test(found.digits.slice(zeros))) return null;
  const marked = zeros > 0 || /\+ ?\(?$/.test(scan.text.slice(Math.max(0, found.start - 3), found.start));
  const label = marked ? null : labelAt(scan, found.start, 30);
  return marked || label === 'phone' || label === 'mobile' || label === 'homePhone' ? found : null;
}

/** Landlines that are said to be a person's own; an office's must be published. */
function home(scan: Scan, groups: readonly DigitGroup[], i: number): Joined | null {
  if (!/^[06-9]/.test(groups[i]?.digits ?? '')) return null;
  const found = joinFrom(groups, i, 9, GAP);
  if (!found || isTail(groups[i], scan.text) || !HOME_SHAPES.has(found.shape.join('-'))) return null;
  const landline = /^0[2-7]/.test(found.digits);
  // A spreadsheet drops the first zero of a mobile number.
  if (!landline && !(/^[689]/.test(found.digits) && found.shape.length === 1)) return null;
  const label = labelAt(scan, found.start, 40);
  if (label === 'homePhone') return found;
  return !landline && (label === 'mobile' || (label === 'phone' && scan.heading(found.start) !== ''))
    ? found
    : null;
}

function find(scan: Scan): Match[] {
  const groups = digitGroups(scan.text);
  const matches: Match[] = [];
  for (let i = 0; i < groups.length; i += 1) {
    const found = mobile(scan, groups, i) ?? international(scan, groups, i) ?? home(scan, groups, i);
    if (found) matches.push({ kind: 'phone', start: found.start, end: found.end });
  }
  return matches;
}

/** Telephones, also those in which letters stand for digits where words or its parts say that it is one. */
export function findPhones(scan: Scan): Match[] {
  const { plain, lettered } = withLookAlikes(scan, find);
  const isTold = ({ start, end }: Match): boolean =>
    SAYS_SO.has(labelAt(scan, start, 30) ?? '') || /[- .]/.test(scan.text.slice(start, end));
  return [...plain, ...lettered.filter(isTold)];
}

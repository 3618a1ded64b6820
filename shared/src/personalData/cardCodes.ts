import { labelAt, type Label } from './labels.ts';
import type { Match, Scan } from './piece.ts';

const LASER = /(?<![A-Za-z0-9-])[A-Za-z]{2}([0-9])( ?- ?| |)[0-9]{7}\2[0-9]{2}(?![0-9A-Za-z]|-[0-9])/g;
const PASSPORT = /(?<![A-Za-z0-9-])[A-Za-z]{1,2} ?[0-9]{6,7}(?![0-9A-Za-z]|-[0-9])/g;
/** The series of Thai passports now in use; other papers that begin so are rare. */
const THAI_SERIES = /^A[A-D][0-9]{7}$/;
/** Passports of nine digits, as the United States', Great Britain's and China's earlier ones are. */
const NINE = /(?<![A-Za-z0-9.,/-])[0-9]{9}(?![0-9A-Za-z]|[.,/-][0-9])/g;
const PASSPORT_AFTER = /^[)\]]?[ \n]?[(]?(?:หนังสือเดินทาง|พาสปอร์ต|passport)/i;
const NOT_A_CARD = new Set<Label | null>(['document', 'barcode', 'ledger', 'amount']);

/** The code on the back of the identity card, JT0-1234567-89: parted, or in one piece and not said to be something else. */
export function findLaserCodes(scan: Scan): Match[] {
  return [...scan.text.matchAll(LASER)].flatMap((match) => {
    const label = labelAt(scan, match.index, 40);
    const plain = !match[0].includes('-');
    if (plain && (NOT_A_CARD.has(label) || (/[a-z]/.test(match[0]) && label !== 'laser'))) return [];
    return [{ kind: 'laser_code' as const, start: match.index, end: match.index + match[0].length }];
  });
}

/** Nine digits between the words and the number of which stands nothing else, or right behind which the words stand. */
function nineDigits(scan: Scan): Match[] {
  return [...scan.text.matchAll(NINE)].flatMap((match) => {
    const end = match.index + match[0].length;
    const told =
      PASSPORT_AFTER.test(scan.text.slice(end, end + 24)) || labelAt(scan, match.index, 30) === 'passport';
    return told ? [{ kind: 'passport' as const, start: match.index, end }] : [];
  });
}

/** Passports by their label, and numbers of the Thai series without one. */
export function findPassports(scan: Scan): Match[] {
  const lettered = [...scan.text.matchAll(PASSPORT)].flatMap((match) => {
    const label = labelAt(scan, match.index, 40);
    const known = THAI_SERIES.test(match[0]) && !NOT_A_CARD.has(label);
    if (label !== 'passport' && !known) return [];
    return [{ kind: 'passport' as const, start: match.index, end: match.index + match[0].length }];
  });
  return [...lettered, ...nineDigits(scan)];
}

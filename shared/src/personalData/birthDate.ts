import { labelAt } from './labels.ts';
import type { Match, Scan } from './piece.ts';

const MONTHS =
  'มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|ม\\.?ค\\.?|ก\\.?พ\\.?|มี\\.?ค\\.?|เม\\.?ย\\.?|พ\\.?ค\\.?|มิ\\.?ย\\.?|ก\\.?ค\\.?|ส\\.?ค\\.?|ก\\.?ย\\.?|ต\\.?ค\\.?|พ\\.?ย\\.?|ธ\\.?ค\\.?|jan[a-z]{0,6}|feb[a-z]{0,6}|mar[a-z]{0,2}|apr[a-z]{0,2}|may|jun[e]?|jul[y]?|aug[a-z]{0,3}|sep[a-z]{0,6}|oct[a-z]{0,4}|nov[a-z]{0,5}|dec[a-z]{0,5}';
const ERA = '(?:พ\\.? ?ศ\\.?|ค\\.? ?ศ\\.?)?';
const DATE = new RegExp(
  [
    '(?<![0-9])[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?(?:[0-9]{4}|[0-9]{2})(?![0-9])',
    `(?<![0-9])[0-9]{1,2} {0,3}[/-]?(?:เดือน)? {0,3}(?:${MONTHS}) {0,3}[/-]? {0,3}${ERA} {0,3}(?:[0-9]{4}|[0-9]{2})(?![0-9])`,
    '(?<![0-9])(?:19|20|24|25)[0-9]{2}[-/][0-9]{1,2}[-/][0-9]{1,2}(?![0-9])',
  ].join('|'),
  'gi',
);

/** Dates of which the words before, or the head of the column, say that somebody was born then. */
export function findBirthDates(scan: Scan): Match[] {
  return [...scan.text.matchAll(DATE)].flatMap((match) => {
    if (labelAt(scan, match.index, 45) !== 'birth') return [];
    return [{ kind: 'birth_date' as const, start: match.index, end: match.index + match[0].length }];
  });
}

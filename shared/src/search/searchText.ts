import { arabicDigits, normaliseThai } from '../thaiText.ts';

/**
 * The form in which texts and queries are compared. One function for both, so that what is typed and what is stored differ in
 * nothing but what was meant. A change of what it gives is a new version: what was indexed by an older one is indexed again.
 */
export const SEARCH_VERSION = 2;

/** Stands between the fields of a document, so that no phrase goes from one into the next. */
export const FIELD_END = '\u0001';

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const TONE = '[\u0E48-\u0E4B]';
const VOWEL_MARK = '[\u0E31\u0E34-\u0E3A\u0E47]';
/** A tone typed before its vowel mark: น่ำ, ที้ typed as ท้ี. */
const TONE_FIRST = new RegExp(`(${TONE}+)(${VOWEL_MARK})`, 'g');
const TONE_AFTER_AM = new RegExp(`\u0E33(${TONE}+)`, 'g');
/** The same mark twice, which looks like once. */
const DOUBLED_MARK = /([\u0E31\u0E33-\u0E3A\u0E47-\u0E4E])\1+/g;
/** ฯ says that something was left out; what is left is found without it. */
const NOT_SOUGHT = /[^\p{L}\p{N}\p{M}]+|ฯ/gu;

/** Normalised without losing blanks and punctuation: lower case, Arabic digits, marks in one order and once each. */
export function normaliseSearch(text: string): string {
  return arabicDigits(normaliseThai(text))
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .toLowerCase()
    .normalize('NFC')
    .replace(/\u0E45/g, '\u0E32') // ๅ typed for า
    .replace(TONE_FIRST, '$2$1')
    .replace(TONE_AFTER_AM, '$1\u0E33')
    .replace(DOUBLED_MARK, '$1');
}

/** Normalised, and nothing but letters, marks and numbers in a row. */
export function tight(text: string): string {
  // Twice: marks that stood apart may have come together.
  return normaliseSearch(normaliseSearch(text).replace(NOT_SOUGHT, ''));
}

/** Code points, as the database counts them. */
export const lengthOf = (text: string): number =>
  text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);

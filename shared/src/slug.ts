import Type from 'typebox';
import { arabicDigits, normaliseThai } from './thaiText.ts';

/** Lower-case letters (Thai or Latin) and single digits, words joined by hyphens; no run of digits, so no year. */
export const Slug = Type.String({
  minLength: 3,
  maxLength: 120,
  pattern: '^[a-z0-9\\u0E01-\\u0E3A\\u0E40-\\u0E4E]+(?:-[a-z0-9\\u0E01-\\u0E3A\\u0E40-\\u0E4E]+)*$',
  examples: ['แผนปฏิบัติการประจำปี'],
});

const LETTERS = /[^a-z0-9\u0E01-\u0E3A\u0E40-\u0E4E]+/g;

/**
 * A suggestion for an item's permanent address: the title's words without years, numbers and punctuation.
 * Numbers go because an address outlives the year it was made in.
 */
export function suggestSlug(title: string): string {
  return arabicDigits(normaliseThai(title))
    .toLowerCase()
    .replace(/พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|ปีงบประมาณ|ประจำปี/g, ' ')
    .replace(/\d{2,}/g, ' ')
    .replace(LETTERS, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
}

/** Whether an address carries a run of digits, which a year or an assessment number would be. */
export const slugHasNumber = (slug: string): boolean => /\d{2,}/.test(arabicDigits(slug));

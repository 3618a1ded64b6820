import { fromBuddhistYear, isKnownYear, toBuddhistYear } from '../thaiCalendar.ts';
import { ABBREVIATIONS } from './abbreviations.ts';
import { tight } from './searchText.ts';

const FORMS: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const forms = new Map<string, Set<string>>();
  for (const line of ABBREVIATIONS) {
    const all = line.map(tight);
    for (const form of all) {
      const others = forms.get(form) ?? new Set<string>();
      for (const other of all) others.add(other);
      forms.set(form, others);
    }
  }
  return forms;
})();

const YEAR = /^\d{4}$/;

/** A year in both eras; years that are one of neither stay alone. */
function eras(year: string): string[] {
  const number = Number(year);
  if (isKnownYear(number)) return [year, String(toBuddhistYear(number))];
  const common = fromBuddhistYear(number);
  return isKnownYear(common) ? [year, String(common)] : [year];
}

/** The forms of one thing, as typed first: a year in both eras, an abbreviation and its full form. All tight. */
export function formsOf(tightWord: string): string[] {
  if (YEAR.test(tightWord)) return eras(tightWord);
  return [...new Set([tightWord, ...(FORMS.get(tightWord) ?? [])])];
}

export const isAbbreviation = (tightWord: string): boolean => FORMS.has(tightWord);

/** The fiscal year of the Common Era that is meant by a year in either era; undefined for anything else. */
export function yearMeant(text: string): number | undefined {
  if (!YEAR.test(text)) return undefined;
  const number = Number(text);
  if (isKnownYear(number)) return number;
  return isKnownYear(fromBuddhistYear(number)) ? fromBuddhistYear(number) : undefined;
}

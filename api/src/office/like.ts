import { and, like, or, sql, type Column, type SQL } from 'drizzle-orm';
import { parseQuery, type QueryPart, type Term } from '@phoeiphrae/shared/search/parseQuery';
import { FIELD_END, tight } from '@phoeiphrae/shared/search/searchText';

/** The form in which `says` looks at texts: each squeezed, and none running into the next. */
export const searchedAs = (...texts: readonly string[]): string => texts.map(tight).join(FIELD_END);

/**
 * Rows whose search text, as `searchedAs` gives it, has every part of what was typed, read as a search of the public site is:
 * words in any order, abbreviations, both eras, a run of letters also in two pieces. Nothing to look for finds nothing.
 */
export function says(column: Column, typed: string): SQL {
  const { parts } = parseQuery(typed);
  const holds = (term: Term) => or(...term.map(({ text }) => like(column, `%${text}%`)));
  const partHolds = ({ whole, halves }: QueryPart) =>
    or(holds(whole), ...halves.map((half) => and(...half.map(holds))));
  return (parts.length === 0 ? undefined : and(...parts.map(partHolds))) ?? sql`false`;
}

import { FIELD_END, tight } from '../../../../shared/src/search/searchText.ts';
import { tableOf } from '../seed/files.ts';
import { FILE_COUNT, slugOf, writtenItem, type Years } from '../texts/writtenItem.ts';

/**
 * Which items have all parts of each query in them somewhere, as plain text, normalised as the search normalises: read from
 * what was written, not from what was stored.
 */
export function truthOf(wanted: readonly string[], count: number, years: Years): Map<string, Set<string>> {
  const found = new Map(wanted.map((query) => [query, new Set<string>()]));
  const parts = wanted.map((query) => [query, query.split(' ').map(tight)] as const);
  const tables = Array.from({ length: FILE_COUNT }, (_, number) => {
    const { name, text } = tableOf(number);
    return tight(name) + FIELD_END + tight(text);
  });
  for (let number = 1; number <= count; number++) {
    const { title, summary, paragraphs, files } = writtenItem(number, count, years);
    const texts = [title, summary, paragraphs.join('\n')].map(tight);
    const whole = [...texts, ...files.map((each) => tables[each] ?? '')].join(FIELD_END);
    for (const [query, all] of parts)
      if (all.every((part) => whole.includes(part))) found.get(query)?.add(slugOf(number));
  }
  return found;
}

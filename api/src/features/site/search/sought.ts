import type { Sought } from '@phoeiphrae/shared/search/markText';
import type { QueryPart, SearchQuery, Term } from '@phoeiphrae/shared/search/parseQuery';
import type { Stage } from './conditions.ts';

function termsOf({ whole, halves, words }: QueryPart, stage: Stage): readonly Term[] {
  if (stage === 'whole') return [whole];
  return stage === 'halves' ? [whole, ...halves.flat()] : words;
}

/** What is marked in the texts that a query found. */
export function soughtBy({ parts }: SearchQuery, stage: Stage): Sought {
  const forms = parts.flatMap((part) => termsOf(part, stage).flat());
  const of = (by: 'text' | 'word') => [
    ...new Set(forms.filter((form) => form.by === by).map(({ text }) => text)),
  ];
  return { texts: of('text'), words: of('word') };
}

import type { Content } from '@phoeiphrae/shared/content';
import { searchable } from '@phoeiphrae/shared/thaiText';

/** The words by which what is public is found. They follow from the content alone, so that they can be checked. */
export function publishedWords({ title, summary, body }: Content): string {
  const words = body.replace(/<[^>]*>/g, ' ');
  return searchable(`${title} ${summary} ${words}`);
}

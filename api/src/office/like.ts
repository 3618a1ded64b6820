import { ilike, type Column, type SQL } from 'drizzle-orm';
import { searchable } from '@phoeiphrae/shared/thaiText';

/** Rows whose search text contains the words as typed; both sides are normalised alike, and wildcards are plain signs. */
export function containsText(column: Column, words: string): SQL {
  const plain = searchable(words).replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return ilike(column, `%${plain}%`);
}

import { sql } from 'drizzle-orm';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { editDistance } from '@phoeiphrae/shared/search/editDistance';
import { otherLayout } from '@phoeiphrae/shared/search/keyboard';
import { lengthOf, normaliseSearch, tight } from '@phoeiphrae/shared/search/searchText';
import type { Queryable } from '../../../office/deps.ts';
import { find, type Found } from './find.ts';

/** As many words are looked up. */
const WORDS = 6;

interface Instead {
  readonly q: string;
  readonly because: 'spelling' | 'keyboard';
  readonly found: Found;
}

/** What was meant by a query that finds nothing: only what does find something that is public. */
export async function insteadOf(
  db: Queryable,
  asked: PublicQuery & { q: string },
): Promise<Instead | undefined> {
  const slipped = otherLayout(asked.q);
  const ways = [
    { because: 'keyboard', propose: () => Promise.resolve(slipped) },
    { because: 'spelling', propose: () => corrected(db, asked.q) },
  ] as const;
  for (const { because, propose } of ways) {
    const q = await propose();
    const found = q === undefined ? undefined : await find(db, q, asked);
    if (q !== undefined && found && found.hits.length > 0) return { q, because, found };
  }
  return undefined;
}

async function corrected(db: Queryable, typed: string): Promise<string | undefined> {
  const words = normaliseSearch(typed)
    .split(/\s+/)
    .filter((word) => tight(word) !== '');
  if (words.length > WORDS) return undefined;
  const meant: string[] = [];
  for (const word of words) meant.push((await nearest(db, tight(word))) ?? word);
  return meant.every((word, i) => word === words[i]) ? undefined : meant.join(' ');
}

/** The word of a title that is nearest to one that was typed; undefined where it is one itself, or none is near. */
async function nearest(db: Queryable, word: string): Promise<string | undefined> {
  const length = lengthOf(word);
  if (length < 3 || /^\d+$/.test(word)) return undefined;
  const { rows } = await db.execute<{ word: string }>(sql`SELECT word FROM search_words_like(${word})`);
  const near = rows
    .map((row) => ({ word: row.word, distance: editDistance(row.word, word) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = near;
  return best && best.distance > 0 && best.distance <= Math.max(1, Math.floor(length / 4))
    ? best.word
    : undefined;
}

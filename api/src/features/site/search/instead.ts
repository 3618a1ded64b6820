import { sql } from 'drizzle-orm';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { spellingDistance } from '@phoeiphrae/shared/search/editDistance';
import { otherLayout } from '@phoeiphrae/shared/search/keyboard';
import { lengthOf, normaliseSearch, tight } from '@phoeiphrae/shared/search/searchText';
import { wordsOf } from '@phoeiphrae/shared/search/words';
import type { Queryable } from '../../../office/deps.ts';
import { find, type Found } from './find.ts';

/** As many words are looked up. */
const WORDS = 6;
/** Into more words than these a run is not cut. */
const CUTS = 12;

interface Instead {
  readonly q: string;
  readonly because: 'spelling' | 'keyboard';
  readonly found: Found;
}

/** What was meant by a query that finds nothing as it stands: only what does find something that is public. */
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
    const found = q === undefined ? undefined : await find(db, q, asked, { byWords: false });
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
  for (const word of words)
    meant.push((await nearest(db, tight(word)))?.word ?? (await inPieces(db, word)) ?? word);
  return meant.every((word, i) => word === words[i]) ? undefined : meant.join(' ');
}

interface Near {
  readonly word: string;
  /** 0 where it is what was typed. */
  readonly distance: number;
}

/** The word of a title that is nearest to one that was typed; undefined where none is near. */
async function nearest(db: Queryable, word: string): Promise<Near | undefined> {
  const length = lengthOf(word);
  if (length < 3 || /^\d+$/.test(word)) return undefined;
  const { rows } = await db.execute<{ word: string }>(sql`SELECT word FROM search_words_like(${word})`);
  const near = rows
    .map((row) => ({ word: row.word, distance: spellingDistance(row.word, word) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = near;
  return best && best.distance <= Math.max(1, Math.floor(length / 4)) ? best : undefined;
}

/** A run of words of which one is wrong: both pieces of it, where it is cut so that each is near to a word. */
async function inPieces(db: Queryable, run: string): Promise<string | undefined> {
  const words = wordsOf(run);
  if (words.length > CUTS) return undefined;
  let best: Near | undefined;
  for (let at = 1; at < words.length; at++) {
    const left = await nearest(db, tight(words.slice(0, at).join('')));
    const right = left && (await nearest(db, tight(words.slice(at).join(''))));
    if (!left || !right) continue;
    const distance = left.distance + right.distance;
    if (!best || distance < best.distance) best = { word: `${left.word} ${right.word}`, distance };
  }
  return best?.word;
}

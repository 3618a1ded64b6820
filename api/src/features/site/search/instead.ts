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
    { because: 'keyboard', isLikely: false, propose: () => Promise.resolve(slipped) },
    { because: 'spelling', isLikely: true, propose: () => corrected(db, asked.q) },
  ] as const;
  for (const { because, isLikely, propose } of ways) {
    const q = await propose();
    const found = q === undefined ? undefined : await find(db, q, asked, { byWords: false, isLikely });
    if (q !== undefined && found && found.hits.length > 0) return { q, because, found };
  }
  return undefined;
}

/** A year or another long number is left as it is. */
const BETWEEN = /\s+|(?<=\d{3})(?!\d)|(?<!\d)(?=\d{3})/;

async function corrected(db: Queryable, typed: string): Promise<string | undefined> {
  const words = normaliseSearch(typed)
    .split(BETWEEN)
    .filter((word) => tight(word) !== '');
  if (words.length > WORDS) return undefined;
  const near = await nearest(db, words.map(tight));
  const unknown = words.filter((word) => !near.has(tight(word)));
  const cuts = unknown.map(cutsOf);
  const pieces = await nearPieces(db, cuts.flat());
  const apart = new Map(unknown.map((word, i) => [word, inPieces(cuts[i] ?? [], pieces)]));
  const meant = words.map((word) => near.get(tight(word))?.word ?? apart.get(word) ?? word);
  return meant.every((word, i) => word === words[i]) ? undefined : meant.join(' ');
}

interface Near {
  readonly word: string;
  /** 0 where it is what was typed. */
  readonly distance: number;
}

const isWord = (word: string): boolean => lengthOf(word) >= 3 && !/^\d+$/.test(word);

/** The words of titles that are nearest to those that were typed, by these; none for one that nothing is near to. */
async function nearest(db: Queryable, typed: readonly string[]): Promise<Map<string, Near>> {
  const wanted = [...new Set(typed)].filter(isWord);
  const best = new Map<string, Near>();
  if (wanted.length === 0) return best;
  const { rows } = await db.execute<{ wanted: string; word: string }>(sql`
    SELECT wanted, word FROM unnest(${sql.param(wanted)}::text[]) wanted CROSS JOIN LATERAL search_words_like(wanted)`);
  for (const { wanted: asked, word } of rows) {
    const distance = spellingDistance(word, asked);
    const isNear = distance <= Math.max(1, Math.floor(lengthOf(asked) / 4));
    if (isNear && distance < (best.get(asked)?.distance ?? Infinity)) best.set(asked, { word, distance });
  }
  return best;
}

/** The nearest to pieces of which the other one is right as it was typed. */
async function nearPieces(db: Queryable, cuts: readonly Cut[]): Promise<ReadonlyMap<string, Near>> {
  const typed = [...new Set(cuts.flat())].filter(isWord);
  if (typed.length === 0) return new Map();
  const { rows } = await db.execute<{ word: string }>(
    sql`SELECT word FROM search_words_in_use(${sql.param(typed)}::text[]) word`,
  );
  const right = new Set(rows.map(({ word }) => word));
  const wrong = cuts.flatMap(([first, second]) => [
    ...(right.has(first) && !right.has(second) ? [second] : []),
    ...(right.has(second) && !right.has(first) ? [first] : []),
  ]);
  const near = await nearest(db, wrong);
  for (const word of right) near.set(word, { word, distance: 0 });
  return near;
}

type Cut = readonly [string, string];

/** Both pieces of a run of words, for each place between two of them. */
function cutsOf(run: string): Cut[] {
  const words = wordsOf(run);
  if (words.length > CUTS) return [];
  return words.slice(1).map((_, i) => {
    const piece = (from: number, to?: number) => tight(words.slice(from, to).join(''));
    return [piece(0, i + 1), piece(i + 1)] as const;
  });
}

/** A run of words of which one is wrong: both pieces of it, where it is cut so that each is near to a word. */
function inPieces(cuts: readonly Cut[], near: ReadonlyMap<string, Near>): string | undefined {
  let best: Near | undefined;
  for (const [first, second] of cuts) {
    const [left, right] = [near.get(first), near.get(second)];
    if (!left || !right) continue;
    const distance = left.distance + right.distance;
    if (!best || distance < best.distance) best = { word: `${left.word} ${right.word}`, distance };
  }
  return best?.word;
}

import type { Character } from './pageCharacters.ts';

/** Letters that one text object draws: of programs that name each cluster (ActualText), one cluster. */
interface Cluster {
  readonly text: string;
  readonly characters: readonly Character[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** How many clusters back the second drawing of one is looked for. */
const REACH = 6;
/** A typed blank is wider than this share of the height of the letter before it. */
const BLANK = 0.4;
const MARK = /[\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]/;

function clusterOf(characters: readonly Character[]): Cluster {
  const extreme = (pick: (each: Character) => number, of: (...values: number[]) => number) =>
    characters.reduce((so, each) => of(so, pick(each)), pick(characters[0] as Character));
  return {
    text: characters.map((each) => each.text).join(''),
    characters,
    left: extreme((each) => each.left, Math.min),
    right: extreme((each) => each.right, Math.max),
    bottom: extreme((each) => each.bottom, Math.min),
    top: extreme((each) => each.top, Math.max),
    from: extreme((each) => each.from, Math.min),
    to: extreme((each) => each.to, Math.max),
    line: extreme((each) => each.line, Math.max),
  };
}

/** A mark stands above its letter: not further away than the letter is high. */
function isOnOneLine(letter: Cluster, mark: Cluster): boolean {
  const height = letter.top - letter.bottom;
  return letter.bottom - height <= mark.top && letter.top + height >= mark.bottom;
}

/**
 * Whether the cluster is the second half of one that was read: Chromium draws a letter and a mark moved aside as two
 * objects under one name, and PDFium gives the name twice.
 */
function isSecondHalf(cluster: Cluster, recent: readonly Cluster[]): boolean {
  if (cluster.text.length < 2 || cluster.text.length > 8 || !MARK.test(cluster.text)) return false;
  return recent.some(
    (each) =>
      each.text === cluster.text &&
      each.left <= cluster.right &&
      each.right >= cluster.left &&
      isOnOneLine(each, cluster),
  );
}

/** The blank that PDFium sees after ำ, whose second part is drawn outside its box. */
function isGapInSaraAm(blank: Character, before: Cluster | undefined, after: Cluster): boolean {
  if (blank.text !== ' ' || !before?.text.endsWith('ำ')) return false;
  return after.left - blank.left < (before.top - before.bottom) * BLANK;
}

const isNamed = ({ text }: Cluster): boolean => text.length > 1 && text.length <= 8 && MARK.test(text);

/**
 * A blank that stands alone between two named clusters, which PDFium does not give: it parts the letters by this share
 * of their height, and their places by this share of the line.
 */
const LONE_BLANK = { letters: 0.2, places: 0.04 };

function lostBlank(before: Cluster | undefined, after: Cluster): Character[] {
  if (!before || before.text.endsWith('ำ') || (!isNamed(before) && !isNamed(after))) return [];
  const height = Math.max(before.top - before.bottom, after.top - after.bottom);
  const gap = after.left - before.right;
  if (gap < height * LONE_BLANK.letters || after.from - before.to < after.line * LONE_BLANK.places) return [];
  if (gap > height * 2 || !isOnOneLine(before, after)) return [];
  const box = { left: before.right, right: after.left, bottom: before.bottom, top: before.top };
  const place = { from: before.to, to: after.from, line: after.line };
  return [{ text: ' ', ...box, ...place, object: 0, generated: true, drawn: false, unseen: false }];
}

/** Consecutive characters of one object; what PDFium put in between stands alone. */
function* clusters(characters: Iterable<Character>): Generator<Cluster | Character> {
  let open: Character[] = [];
  for (const each of characters) {
    if (open[0] && (each.generated || each.object !== open[0].object)) {
      yield clusterOf(open);
      open = [];
    }
    if (each.generated) yield each;
    else open.push(each);
  }
  if (open.length > 0) yield clusterOf(open);
}

/** The characters of a page without those that were not typed. */
export function* mendClusters(characters: Iterable<Character>): Generator<Character> {
  const recent: Cluster[] = [];
  let blanks: Character[] = [];
  let dropped = false;
  for (const next of clusters(characters)) {
    if (!('characters' in next)) {
      if (!(dropped && next.text === ' ')) blanks.push(next);
      continue;
    }
    dropped = isSecondHalf(next, recent);
    if (dropped) {
      blanks = blanks.filter(({ text }) => text !== ' ');
      continue;
    }
    if (blanks.length === 0) yield* lostBlank(recent.at(-1), next);
    for (const blank of blanks) if (!isGapInSaraAm(blank, recent.at(-1), next)) yield blank;
    blanks = [];
    yield* next.characters;
    recent.push(next);
    if (recent.length > REACH) recent.shift();
  }
  yield* blanks;
}

import type { Mark } from './marks.ts';

/** Marks beside one another as in a line of text. */
export interface Row {
  readonly marks: readonly Mark[];
  /** Rise over run of the line through them. */
  readonly slope: number;
  /** Of the marks' middles from that line, in heights of a letter. */
  readonly waviness: number;
  /** As many letters as fit into the marks: letters that run into one another count as several. */
  readonly letters: number;
}

const middleX = ({ left, width }: Mark): number => left + width / 2;
const middleY = ({ top, height }: Mark): number => top + height / 2;

/** In heights of a letter: a wide space between words, as in justified text and tables. */
const GAP = 2.6;
/** A page held askew; steeper lines are those of a picture. */
const STEEPEST = 0.4;

/** The nearest mark to the right that is as high, give or take, and stands on the same line. */
function nextOf(mark: Mark, others: readonly Mark[], from: number): number | undefined {
  let best: number | undefined;
  let nearest = Infinity;
  const right = mark.left + mark.width;
  for (let at = from; at < others.length; at++) {
    const other = others[at];
    if (!other || other.left > right + mark.height * GAP) break;
    const gap = other.left - right;
    if (gap < -mark.height * 0.6 || middleX(other) <= middleX(mark)) continue;
    const ratio = other.height / mark.height;
    if (ratio < 0.5 || ratio > 2) continue;
    const rise = Math.abs(middleY(other) - middleY(mark));
    if (rise > mark.height * 0.4 + STEEPEST * (middleX(other) - middleX(mark)) * 0.5) continue;
    const cost = Math.max(0, gap) + 2 * rise;
    if (cost < nearest) [best, nearest] = [at, cost];
  }
  return best;
}

function rowOf(marks: readonly Mark[]): Row {
  const count = marks.length;
  const [xs, ys] = [marks.map(middleX), marks.map(middleY)];
  const meanX = xs.reduce((sum, x) => sum + x, 0) / count;
  const meanY = ys.reduce((sum, y) => sum + y, 0) / count;
  const over = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  const slope =
    over === 0 ? 0 : xs.reduce((sum, x, i) => sum + (x - meanX) * ((ys[i] ?? 0) - meanY), 0) / over;
  const away =
    ys.reduce((sum, y, i) => sum + Math.abs(y - meanY - slope * ((xs[i] ?? 0) - meanX)), 0) / count;
  const high = marks.map(({ height }) => height).sort((a, b) => a - b)[Math.floor(count / 2)] ?? 1;
  const letters = marks.reduce((sum, { width }) => sum + Math.max(1, width / (high * 0.9)), 0);
  return { marks, slope, waviness: away / high, letters };
}

/** Strings marks together from left to right; each belongs to one row. */
export function rowsOf(unsorted: readonly Mark[]): Row[] {
  const marks = unsorted.toSorted((a, b) => a.left - b.left);
  const taken = new Set<number>();
  const rows: Row[] = [];
  for (let start = 0; start < marks.length; start++) {
    if (taken.has(start)) continue;
    const row: Mark[] = [];
    let at: number | undefined = start;
    while (at !== undefined && !taken.has(at)) {
      taken.add(at);
      const mark: Mark | undefined = marks[at];
      if (!mark) break;
      row.push(mark);
      at = nextOf(mark, marks, at + 1);
    }
    rows.push(rowOf(row));
  }
  return rows;
}

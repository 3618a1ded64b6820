import type { Piece, Scan } from './piece.ts';
import { fold, type Folded } from './fold.ts';

interface Part {
  /** In the folded text; before its beginning when the first of the piece was forgotten. */
  readonly start: number;
  readonly piece: Piece;
  readonly heading: string;
  readonly folded: Folded;
}

/** Folded text of pieces that belong together, in which a value may run over the borders of the pieces. */
interface TextBuffer extends Scan {
  /** Adds a piece after `border`: blanks and ends of lines. */
  add(piece: Piece, heading: string, border: string): void;
  readonly length: number;
  pieceAt(at: number): Piece | null;
  /** What stands between two offsets, as it was before it was folded. */
  original(from: number, to: number): string;
  /** Forgets what stands before `at`. */
  drop(at: number): void;
}

/** Which part an offset is in: the last one that starts at or before it. */
function partIndex(parts: readonly Part[], at: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function textBuffer(): TextBuffer {
  let chunks: string[] = [];
  let length = 0;
  let parts: Part[] = [];
  const joined = (): string => {
    if (chunks.length > 1) chunks = [chunks.join('')];
    return chunks[0] ?? '';
  };
  return {
    get text() {
      return joined();
    },
    get length() {
      return length;
    },
    add(piece, heading, border) {
      const folded = fold(piece.text);
      const { text } = folded;
      const before = length === 0 ? '' : border;
      parts.push({ start: length + before.length, piece, heading, folded });
      chunks.push(before, text);
      length += before.length + text.length;
    },
    heading: (at) => parts[partIndex(parts, at)]?.heading ?? '',
    isSet(at) {
      const place = parts[partIndex(parts, at)]?.piece.place;
      const isPage = place?.page !== undefined && place.part !== 'body';
      return (isPage || place?.field !== undefined) && place.cell === undefined;
    },
    pieceStart: (at) => Math.max(0, parts[partIndex(parts, at)]?.start ?? 0),
    pieceAt: (at) => parts[partIndex(parts, at)]?.piece ?? null,
    original(from, to) {
      let out = '';
      for (let at = from, k = partIndex(parts, from); at < to; k += 1) {
        const [part, next] = [parts[k], parts[k + 1]];
        if (!part) break;
        const end = Math.min(to, next?.start ?? length);
        const last = part.start + part.folded.text.length;
        const origin = (offset: number) => part.folded.origins[offset - part.start] ?? 0;
        if (at < last) out += part.piece.text.slice(origin(at), origin(Math.min(end, last)));
        if (end > last) out += joined().slice(Math.max(at, last), end);
        at = end;
      }
      return out;
    },
    drop(at) {
      const first = Math.max(0, partIndex(parts, at));
      parts = parts.slice(first).map((part) => ({ ...part, start: part.start - at }));
      chunks = [joined().slice(at)];
      length = chunks[0]?.length ?? 0;
    },
  };
}

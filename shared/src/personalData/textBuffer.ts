import type { Piece, Scan } from './piece.ts';
import { fold } from './fold.ts';

interface Part {
  readonly start: number;
  readonly piece: Piece;
  readonly heading: string;
}

/** Folded text of pieces that belong together, in which a value may run over the borders of the pieces. */
export interface TextBuffer extends Scan {
  /** Adds a piece after `border`: blanks and ends of lines. */
  add(piece: Piece, heading: string, border: string): void;
  readonly length: number;
  pieceAt(at: number): Piece | null;
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
      const { text } = fold(piece.text);
      const before = length === 0 ? '' : border;
      parts.push({ start: length + before.length, piece, heading });
      chunks.push(before, text);
      length += before.length + text.length;
    },
    heading: (at) => parts[partIndex(parts, at)]?.heading ?? '',
    pieceStart: (at) => parts[partIndex(parts, at)]?.start ?? 0,
    pieceAt: (at) => parts[partIndex(parts, at)]?.piece ?? null,
    drop(at) {
      const first = Math.max(0, partIndex(parts, at));
      parts = parts.slice(first).map((part) => ({ ...part, start: Math.max(0, part.start - at) }));
      chunks = [joined().slice(at)];
      length = chunks[0]?.length ?? 0;
    },
  };
}

import type { FindingPlace } from '../examination.ts';
import { nearestLabel, squeeze } from './labels.ts';
import type { Piece } from './piece.ts';

/** Longer text is not the head of a column. */
const LONGEST_HEAD = 80;

/** The column of a cell such as AB12, or null. */
const columnOf = ({ cell }: FindingPlace): string | null =>
  /^[A-Z]{1,3}(?=[0-9]+$)/.exec(cell ?? '')?.[0] ?? null;

/** The row of a cell; cells of one row stand side by side. */
export const rowOf = ({ cell, line }: FindingPlace): string =>
  /[0-9]+$/.exec(cell ?? '')?.[0] ?? String(line ?? '');

/** Remembers, while the cells of a sheet go by, which words stand at the head of which column. */
export function columnHeads(): { of(piece: Piece): string; forget(): void } {
  const heads = new Map<string, string>();
  return {
    of(piece) {
      const column = columnOf(piece.place);
      if (column === null) return piece.heading ?? '';
      const words = piece.text.slice(0, LONGEST_HEAD);
      const isHead = piece.text.length <= LONGEST_HEAD && !/[0-9๐-๙]{4}/.test(words) && /[^\d\s]/.test(words);
      if (isHead && nearestLabel(squeeze(words)) !== null) {
        heads.set(column, words);
        return '';
      }
      return piece.heading ?? heads.get(column) ?? '';
    },
    forget: () => heads.clear(),
  };
}

import type { LineChange } from './wordChanges';

/** Equal lines beside a changed one that are shown with it. */
const NEAR = 1;
/** As many lines as anyone reads, and as a page is drawn of in little time. */
const MOST = 400;

export interface Folded {
  /** Undefined stands for equal lines that are left out. */
  readonly lines: readonly (LineChange | undefined)[];
  /** Whether there is more than is shown. */
  readonly more: boolean;
}

/** The changed lines with what stands beside them. Folding again changes nothing. */
export function folded(all: readonly (LineChange | undefined)[]): Folded {
  const isChanged = (line: LineChange | undefined) => line !== undefined && line.kind !== 'same';
  const lines: (LineChange | undefined)[] = [];
  for (const [index, line] of all.entries()) {
    const near = all.slice(Math.max(0, index - NEAR), index + NEAR + 1).some(isChanged);
    if (near) lines.push(line);
    else if (lines.length === 0 || lines.at(-1) !== undefined) lines.push(undefined);
    if (lines.length > MOST) return { lines: lines.slice(0, MOST), more: true };
  }
  return { lines, more: false };
}

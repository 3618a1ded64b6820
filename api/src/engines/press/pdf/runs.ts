import { Operation } from './contentStream.ts';
import type { PageFont } from './pageFonts.ts';
import type { PageText } from './pageText.ts';
import { place, shown, type PlacedGlyph } from './placedGlyphs.ts';

/** Thousandths of the size from which on readers take a move for a blank. */
export const WIDE = 70;

/** Glyphs of one font on one line, drawn in one go. */
export interface Run {
  readonly font: PageFont;
  /** Everything that is set for it but the place along the line: its matrix is `1 0 0 d x y`. */
  readonly manner: {
    readonly rendering: string;
    readonly face: string;
    readonly d: string;
    readonly y: string;
  };
  readonly size: number;
  /** Where it begins on its line, in the page's units. */
  readonly from: number;
  readonly glyphs: readonly PlacedGlyph[];
  /** Where the next glyph would be drawn, in thousandths of the size. */
  readonly to: number;
}

/** A page's content: its runs of text, and between them everything else as it is written. */
export type Part = Run | Operation;

export const isRun = (part: Part | undefined): part is Run =>
  part !== undefined && !(part instanceof Operation);

const BEFORE_TEXT = ['Tr', 'Tf', 'Tm'] as const;

/** The run that begins at an operation, when font, place and text follow each other as Typst writes them. */
function runAt({ fonts }: PageText, kept: readonly Operation[], at: number): Run | undefined {
  if (kept[at]?.operator !== BEFORE_TEXT[0]) return undefined;
  const [rendering, face, line, text] = kept.slice(at, at + BEFORE_TEXT.length + 1);
  if (!rendering || !face || !line || !text || !['TJ', 'Tj'].includes(text.operator)) return undefined;
  if (face.operator !== BEFORE_TEXT[1] || line.operator !== BEFORE_TEXT[2]) return undefined;
  const font = fonts.get(face.operands[0] ?? '');
  const [a, b, c, d = '', x, y = ''] = line.operands;
  const [size, from] = [Number(face.operands[1]), Number(x)];
  if (!font || a !== '1' || b !== '0' || c !== '0' || !(size > 0) || !Number.isFinite(from)) return undefined;
  return {
    font,
    manner: { rendering: rendering.operands.join(' '), face: face.operands.join(' '), d, y },
    size,
    from,
    ...place(font, text.operands),
  };
}

/** How far to the right of a run's beginning another run of its kind begins, in thousandths of the size. */
export function distance(run: Run, next: Run): number | undefined {
  const [a, b] = [run.manner, next.manner];
  const alike = a.rendering === b.rendering && a.face === b.face && a.d === b.d && a.y === b.y;
  return alike ? ((next.from - run.from) * 1000) / run.size : undefined;
}

/** Both as one run; they are of one kind, and the second begins so far to the right. */
export function together(run: Run, next: Run, start: number): Run {
  const moved = next.glyphs.map(({ glyph, x }) => ({ glyph, x: start + x }));
  return { ...run, glyphs: [...run.glyphs, ...moved], to: start + next.to };
}

/** The first glyphs of a run, and the others; undefined where there are none. */
export function divided(run: Run, count: number): [Run, Run | undefined] {
  const others = run.glyphs.slice(count);
  const start = others[0]?.x;
  if (start === undefined) return [run, undefined];
  const glyphs = others.map(({ glyph, x }) => ({ glyph, x: x - start }));
  const rest = { ...run, from: run.from + (start * run.size) / 1000, glyphs, to: run.to - start };
  return [{ ...run, glyphs: run.glyphs.slice(0, count), to: start }, rest];
}

/**
 * A page's content with the pieces of a line that follow each other joined to one run: readers guess at blanks between
 * pieces, and lose those that are a piece of their own.
 * @param kept the operations that are not to be left out
 */
export function partsOf(page: PageText, kept: readonly Operation[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < kept.length; at++) {
    const run = runAt(page, kept, at);
    if (!run) {
      parts.push(...kept.slice(at, at + 1));
      continue;
    }
    at += BEFORE_TEXT.length;
    const last = parts.at(-1);
    const start = isRun(last) ? distance(last, run) : undefined;
    if (isRun(last) && start !== undefined && Math.abs(start - last.to) < WIDE) {
      parts.splice(-1, 1, together(last, run, start));
    } else parts.push(run);
  }
  return parts;
}

/** A number as content streams have it: no exponent, and no more digits than anyone sees. */
const decimal = (value: number): string => String(Number(value.toFixed(4)));

export const writtenPart = (part: Part): string => {
  if (!isRun(part)) return part.text;
  const { font, manner, from, glyphs } = part;
  const { rendering, face, d, y } = manner;
  return `${rendering} Tr\n${face} Tf\n1 0 0 ${d} ${decimal(from)} ${y} Tm\n${shown(font, glyphs)}`;
};

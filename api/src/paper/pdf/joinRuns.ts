import type { Operation } from './contentStream.ts';
import { glyphsIn, type PageFont, type PageText } from './pageText.ts';

/** Thousandths of the size below which nobody sees a glyph moved. */
const UNSEEN = 0.5;
/** The same from which on readers take a move for a blank. */
const WIDE = 70;

/** Glyphs of one font on one line, and the moves between them. */
interface Run {
  readonly font: PageFont;
  /** Everything of font and line but the place along it. */
  readonly manner: string;
  readonly size: number;
  /** Where it begins on its line, and where the next glyph would be drawn. */
  readonly from: number;
  to: number;
  readonly items: (string | number)[];
  readonly setting: string;
}

const MANNER = ['Tr', 'Tf', 'Tm'] as const;

function widthOf({ widths }: PageFont, operand: string): number {
  if (!operand.startsWith('(')) return -Number(operand);
  return glyphsIn(operand).reduce((sum, glyph) => sum + (widths.get(glyph) ?? 0), 0);
}

/** The run that begins at an operation, when font, place and text follow each other as Typst writes them. */
function runAt({ stream, fonts }: PageText, group: readonly Operation[]): Run | undefined {
  const [rendering, face, place, text] = group;
  if (!rendering || !face || !place || !text || !['TJ', 'Tj'].includes(text.operator)) return undefined;
  if (MANNER.some((operator, index) => group[index]?.operator !== operator)) return undefined;
  const font = fonts.get(face.operands[0] ?? '');
  const [a, b, c, d, x, y] = place.operands;
  if (!font || a !== '1' || b !== '0' || c !== '0') return undefined;
  const size = Number(face.operands[1]);
  const operands = text.operands.filter((operand) => !/^[[\]]$/.test(operand));
  const width = operands.reduce((sum, operand) => sum + widthOf(font, operand), 0);
  const from = Number(x);
  return {
    font,
    size,
    from,
    manner: [...rendering.operands, ...face.operands, d, y].join(' '),
    to: from + (width * size) / 1000,
    items: operands.map((operand) => (operand.startsWith('(') ? operand.slice(1) : Number(operand))),
    setting: stream.slice(rendering.from, text.from),
  };
}

/** Thousandths of the size between the end of a run and the next one, to the left. */
const moveTo = (run: Run, next: Run): number => Math.round(((run.to - next.from) * 100_000) / run.size) / 100;

function append(run: Run, next: Run): void {
  const move = moveTo(run, next);
  if (Math.abs(move) >= UNSEEN) {
    run.items.push(move);
    run.to -= (move * run.size) / 1000;
  }
  run.items.push(...next.items);
  run.to += next.to - next.from;
}

function written({ setting, items }: Run): string {
  const parts: string[] = [];
  let bytes = '';
  for (const item of [...items, 0]) {
    if (typeof item === 'string') {
      bytes += item;
      continue;
    }
    if (bytes !== '') parts.push(`<${Buffer.from(bytes, 'latin1').toString('hex')}>`);
    if (item !== 0) parts.push(String(item));
    bytes = '';
  }
  return `${setting}[${parts.join(' ')}] TJ\n`;
}

/**
 * A page's content with the pieces of a line that follow each other drawn in one go; the glyphs stay where they were.
 * Readers guess at blanks between pieces, and lose those that are a piece of their own.
 * @param kept the operations that are not to be left out
 */
export function joinRuns(page: PageText, kept: readonly Operation[]): string {
  let out = '';
  let open: Run | undefined;
  for (let at = 0; at < kept.length; at++) {
    const run = runAt(page, kept.slice(at, at + 4));
    if (run) at += 3;
    if (run && open?.manner === run.manner && Math.abs(moveTo(open, run)) < WIDE) {
      append(open, run);
      continue;
    }
    if (open) out += written(open);
    open = run;
    if (!run) out += page.stream.slice(kept[at]?.from, kept[at]?.to);
  }
  return out + (open ? written(open) : '');
}

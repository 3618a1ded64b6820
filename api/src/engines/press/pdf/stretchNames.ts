import { operationOf, type Operation } from './contentStream.ts';
import { nameIn, utf16Bytes } from './pageText.ts';
import { widthOf } from './placedGlyphs.ts';
import { distance, divided, isRun, together, WIDE, type Part, type Run } from './runs.ts';

/** What a glyph of a run says. */
export type Says = (run: Run, glyph: number) => string;

/** The beginning of a name that says more. */
function saying(begin: Operation, text: string): Operation {
  const operands = [...begin.operands];
  operands[operands.indexOf('/ActualText') + 1] = `(${utf16Bytes(`\uFEFF${text}`).toString('latin1')}`;
  return operationOf(begin.operator, operands);
}

/** How many glyphs of a run a name before it takes in. */
function taken(name: Run, run: Run, start: number, says: Says): number {
  const last = name.glyphs.at(-1);
  const pen = last ? last.x + widthOf(name.font, last.glyph) : 0;
  // Where the pen was moved back for a mark, the letter after it seems to stand apart.
  const apart = Math.abs(start - pen) >= WIDE ? 1 : 0;
  const solid = run.glyphs.findIndex(({ glyph }, index) => index >= apart && says(run, glyph) !== ' ');
  return solid < 0 ? run.glyphs.length : solid;
}

/** What was written last, when it is a run under a name. */
function lastNamed(
  out: readonly Part[],
): { begin: Operation; text: string; name: Run; end: Operation } | undefined {
  const [begin, name, end] = out.slice(-3);
  if (!begin || isRun(begin) || !isRun(name) || !end || isRun(end) || end.operator !== 'EMC')
    return undefined;
  const text = nameIn(begin);
  return text === undefined ? undefined : { begin, text, name, end };
}

/**
 * Lets the name of a syllable take in the blanks that follow, which PDFium loses behind a name that ends in a mark, and
 * the next letter, too, where readers would see a blank before it.
 */
export function stretchNames(parts: readonly Part[], says: Says): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = isRun(part) ? lastNamed(out) : undefined;
    const start = last && isRun(part) ? distance(last.name, part) : undefined;
    const count = last && isRun(part) && start !== undefined ? taken(last.name, part, start, says) : 0;
    if (!last || !isRun(part) || start === undefined || count === 0) {
      out.push(part);
      continue;
    }
    const [head, rest] = divided(part, count);
    const more = head.glyphs.map(({ glyph }) => says(head, glyph)).join('');
    out.splice(-3, 3, saying(last.begin, last.text + more), together(last.name, head, start), last.end);
    if (rest) out.push(rest);
  }
  return out;
}

import { utf16Hex } from './pageText.ts';
import { distance, divided, isRun, together, WIDE, type Part, type Run } from './runs.ts';

/** What a glyph of a run says. */
type Says = (run: Run, glyph: number) => string;

const saying = (begin: string, more: string): string =>
  begin.replace(/(?<=\/ActualText <[0-9A-F]+)>/, `${utf16Hex(more)}>`);

/** How many glyphs of a run a name before it takes in. */
function taken(name: Run, run: Run, start: number, says: Says): number {
  const last = name.glyphs.at(-1);
  const pen = last ? last.x + (name.font.widths.get(last.glyph) ?? 0) : 0;
  // Where the pen was moved back for a mark, the letter after it seems to stand apart.
  const apart = Math.abs(start - pen) >= WIDE ? 1 : 0;
  const solid = run.glyphs.findIndex(({ glyph }, index) => index >= apart && says(run, glyph) !== ' ');
  return solid < 0 ? run.glyphs.length : solid;
}

/**
 * Lets the name of a syllable take in the blanks that follow, which PDFium loses behind a name that ends in a mark, and
 * the next letter, too, where readers would see a blank before it.
 */
export function stretchNames(parts: readonly Part[], says: Says): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const [begin, name, end] = isRun(part) ? out.slice(-3) : [];
    const start = isRun(part) && isRun(name) ? distance(name, part) : undefined;
    const isNamed = typeof begin === 'string' && begin.includes('/ActualText') && end === 'EMC\n';
    if (!isRun(part) || !isRun(name) || !isNamed || start === undefined) {
      out.push(part);
      continue;
    }
    const count = taken(name, part, start, says);
    if (count === 0) {
      out.push(part);
      continue;
    }
    const [head, rest] = divided(part, count);
    const more = head.glyphs.map(({ glyph }) => says(head, glyph)).join('');
    out.splice(-3, 3, saying(begin, more), together(name, head, start), end);
    if (rest) out.push(rest);
  }
  return out;
}

import type { PageFont } from './pageFonts.ts';

/** A glyph and where it is drawn, in thousandths of the size from where its run begins. */
export interface PlacedGlyph {
  readonly glyph: number;
  readonly x: number;
}

/** The glyphs that an operand of `TJ` or `Tj` shows: none when it is a number. @throws {Error} at half a glyph */
export function glyphsIn(operand: string): number[] {
  if (!operand.startsWith('(')) return [];
  if (operand.length % 2 === 0) throw new Error('a string of glyphs ends within one');
  const glyphs: number[] = [];
  for (let at = 1; at < operand.length; at += 2) {
    glyphs.push(operand.charCodeAt(at) * 256 + operand.charCodeAt(at + 1));
  }
  return glyphs;
}

export const widthOf = ({ widths, otherWidth }: PageFont, glyph: number): number =>
  widths.get(glyph) ?? otherWidth;

/**
 * Places what `TJ` or `Tj` shows (ISO 32000-1, 9.4.3), and tells where the next glyph would be drawn.
 * @throws {Error} at half a glyph.
 */
export function place(font: PageFont, operands: readonly string[]): { glyphs: PlacedGlyph[]; to: number } {
  const glyphs: PlacedGlyph[] = [];
  let x = 0;
  for (const operand of operands) {
    if (operand === '[' || operand === ']') continue;
    if (!operand.startsWith('(')) x -= Number(operand);
    for (const glyph of glyphsIn(operand)) {
      glyphs.push({ glyph, x });
      x += widthOf(font, glyph);
    }
  }
  return { glyphs, to: x };
}

/** Thousandths below which a glyph is drawn where the last one left the pen. */
const LEAST_MOVE = 0.5;
const hexOf = (glyph: number): string => glyph.toString(16).padStart(4, '0');

/** The operator that draws the glyphs where they are placed. */
export function shown(font: PageFont, glyphs: readonly PlacedGlyph[]): string {
  const parts: string[] = [];
  let codes = '';
  let pen = 0;
  for (const { glyph, x } of glyphs) {
    const move = Math.round((pen - x) * 100) / 100;
    if (Math.abs(move) >= LEAST_MOVE) {
      if (codes !== '') parts.push(`<${codes}>`);
      parts.push(String(move));
      codes = '';
      pen -= move;
    }
    codes += hexOf(glyph);
    pen += widthOf(font, glyph);
  }
  return `[${[...parts, `<${codes}>`].join(' ')}] TJ\n`;
}

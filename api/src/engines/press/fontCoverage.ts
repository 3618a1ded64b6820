import { tableAt } from './sfnt.ts';

/** One segment of a font's character map: first and last code point, and where the glyph numbers come from. */
interface Segment {
  readonly first: number;
  readonly last: number;
  readonly glyphOf: (codePoint: number) => number;
}

/** The segments of a format 4 table (OpenType specification, "cmap"). */
function segmentsOf(font: Buffer, at: number): Segment[] {
  const double = font.readUInt16BE(at + 6);
  return Array.from({ length: double / 2 }, (_, index) => {
    const last = font.readUInt16BE(at + 14 + 2 * index);
    const start = at + 16 + double + 2 * index;
    const first = font.readUInt16BE(start);
    const delta = font.readUInt16BE(start + double);
    const place = start + 2 * double;
    const offset = font.readUInt16BE(place);
    const glyphOf = (codePoint: number): number => {
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const glyph = font.readUInt16BE(place + offset + 2 * (codePoint - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    };
    return { first, last, glyphOf };
  });
}

/** The code points of the basic plane that a TrueType font has glyphs for. @throws {Error} without such a map */
export function coverageOf(font: Buffer): Set<number> {
  const cmap = tableAt(font, 'cmap');
  const found = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * index);
    if (font.readUInt16BE(at) !== 4) continue;
    for (const { first, last, glyphOf } of segmentsOf(font, at)) {
      for (let code = first; code <= last && code < 0xffff; code++) if (glyphOf(code) !== 0) found.add(code);
    }
  }
  if (found.size === 0) throw new Error('the font has no character map of format 4');
  return found;
}

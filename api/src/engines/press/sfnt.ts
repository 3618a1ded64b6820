/** Place of a table of a TrueType file. @throws {Error} when the font lacks it */
export function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let entry = 12; entry < 12 + 16 * count; entry += 16) {
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no ${tag} table`);
}

/** Numbers of two bytes from a place on. */
export const numbersAt = (font: Buffer, at: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => font.readUInt16BE(at + 2 * index));

/**
 * Glyph names (table `post`, version 2), by glyph; the standard Macintosh names are left empty.
 * @throws {Error} when the font has none.
 */
export function glyphNames(font: Buffer): string[] {
  const post = tableAt(font, 'post');
  if (font.readUInt32BE(post) !== 0x20000) throw new Error('the font has no glyph names');
  const count = font.readUInt16BE(post + 32);
  const indices = numbersAt(font, post + 34, count);
  const own: string[] = [];
  let at = post + 34 + 2 * count;
  while (own.length <= Math.max(...indices) - 258) {
    const length = font.readUInt8(at);
    own.push(font.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return indices.map((index) => own[index - 258] ?? '');
}

/** The glyphs of a coverage table (OpenType, "Common table formats"), in its order. */
export function coveredGlyphs(font: Buffer, at: number): number[] {
  const count = font.readUInt16BE(at + 2);
  if (font.readUInt16BE(at) === 1) return numbersAt(font, at + 4, count);
  return Array.from({ length: count }, (_, index) => {
    const [first = 0, last = 0] = numbersAt(font, at + 4 + 6 * index, 2);
    return Array.from({ length: last - first + 1 }, (__, offset) => first + offset);
  }).flat();
}

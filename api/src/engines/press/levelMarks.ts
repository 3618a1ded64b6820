import { coveredGlyphs, glyphNames, numbersAt, tableAt } from './sfnt.ts';

const THAI = /^uni0E|thai/;
const MARK_TO_BASE = 4;
const MARK_TO_MARK = 6;
const EXTENSION = 9;

/** Every subtable by which a mark is put on a letter or on another mark. */
function attachments(font: Buffer): number[] {
  const gpos = tableAt(font, 'GPOS');
  const list = gpos + font.readUInt16BE(gpos + 8);
  return numbersAt(font, list + 2, font.readUInt16BE(list)).flatMap((offset) => {
    const lookup = list + offset;
    const type = font.readUInt16BE(lookup);
    return numbersAt(font, lookup + 6, font.readUInt16BE(lookup + 4)).flatMap((place) => {
      const at = lookup + place;
      const real = type === EXTENSION ? at + font.readUInt32BE(at + 4) : at;
      const kind = type === EXTENSION ? font.readUInt16BE(at + 2) : type;
      return kind === MARK_TO_BASE || kind === MARK_TO_MARK ? [real] : [];
    });
  });
}

interface Anchor {
  readonly at: number;
  readonly group: number;
}

/** Anchors of a subtable that belong to Thai glyphs: of the marks, and of what they are put on. */
function anchorsOf(font: Buffer, at: number, names: readonly string[]): { marks: Anchor[]; bases: Anchor[] } {
  const [marksAt = 0, basesAt = 0, groups = 0, markArray = 0, baseArray = 0] = numbersAt(font, at + 2, 5);
  const isThai = (glyph: number): boolean => THAI.test(names[glyph] ?? '');
  const marks = coveredGlyphs(font, at + marksAt).flatMap((glyph, index) => {
    if (!isThai(glyph)) return [];
    const [group = 0, offset = 0] = numbersAt(font, at + markArray + 2 + 4 * index, 2);
    return [{ at: at + markArray + offset, group }];
  });
  const bases = coveredGlyphs(font, at + basesAt).flatMap((glyph, index) =>
    isThai(glyph)
      ? numbersAt(font, at + baseArray + 2 + 2 * groups * index, groups).flatMap((offset, group) =>
          offset === 0 ? [] : [{ at: at + baseArray + offset, group }],
        )
      : [],
  );
  return { marks, bases };
}

/**
 * Puts Thai marks of one kind at one height: nothing moves by more than a twentieth of the size, sideways nothing.
 * The compiler breaks a syllable whose marks stand at several heights into pieces, and each piece says the whole
 * syllable when the text is copied or read aloud (`นั้น` becomes `นั้นั้น`). At one height it stays whole.
 * @returns a copy of the font
 * @throws {Error} when the font lacks a table or has no glyph names.
 */
export function levelMarks(original: Buffer): Buffer {
  const font = Buffer.from(original);
  const names = glyphNames(font);
  for (const subtable of attachments(font)) {
    const { marks, bases } = anchorsOf(font, subtable, names);
    for (const group of new Set(marks.map((mark) => mark.group))) {
      const own = (anchor: Anchor): boolean => anchor.group === group;
      const [first] = marks.filter(own);
      const height = first ? font.readInt16BE(first.at + 4) : 0;
      for (const anchor of [...marks, ...bases].filter(own)) font.writeInt16BE(height, anchor.at + 4);
    }
  }
  return font;
}

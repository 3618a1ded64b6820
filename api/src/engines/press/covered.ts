import { coverageOf } from './fontCoverage.ts';
import { fontFiles } from './fonts.ts';

/** What every face can draw, so that bold text loses nothing. */
function codesDrawn(): ReadonlySet<number> {
  const [first = new Set<number>(), ...others] = fontFiles().map(coverageOf);
  return new Set([...first].filter((code) => others.every((face) => face.has(code))));
}

/** The fonts are read with the first paper. */
let drawn: ReadonlySet<number> | undefined;
/** Signs without a look of their own: joiners, direction marks, variation selectors, byte order mark. */
const SILENT =
  /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]|[\u{E0000}-\u{E0FFF}]/gu;
const BLANKS = /[\t\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;

/**
 * Text that the font of the papers can draw. A character that it lacks is written by its number, `[U+1F600]`,
 * so that a reader sees that something stands there; without it the paper would be no PDF/UA.
 */
export function covered(text: string): string {
  const codes = (drawn ??= codesDrawn());
  const clean = text.replace(SILENT, '').replace(BLANKS, ' ');
  let out = '';
  for (const sign of clean) {
    const code = sign.codePointAt(0) ?? 0;
    if (sign === '\n' || codes.has(code)) out += sign;
    else if (code >= 0x20 && !(code >= 0xd800 && code <= 0xdfff)) {
      out += `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    }
  }
  return out;
}

/** The same for every text within plain data. */
export function coveredData(value: unknown): unknown {
  if (typeof value === 'string') return covered(value);
  if (Array.isArray(value)) return value.map(coveredData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, coveredData(entry)]));
}

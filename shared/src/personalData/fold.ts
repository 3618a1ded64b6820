import { digitValue } from './digitValue.ts';

/** Marks that are set over, under or around any sign: strokes, accents, the frame of a key. */
const OVERLAID = /[\u0300-\u036F\u0483-\u0489\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/;
const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0]/;
const DASH = /[\u2010-\u2015\u2043\u2212\u2E3A\u2E3B\uFE58\uFE63\uFF0D]/;
const BLANK = /[\r\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
const TONE = /[\u0E48-\u0E4B]/;

/** Folded text, and for every one of its characters where it stood in the original. */
export interface Folded {
  readonly text: string;
  /** `origins[i]` is the offset in the original of character i; one entry more stands for the end. */
  readonly origins: Uint32Array;
}

/** One character as it is compared; empty when it shows nothing. */
function foldCharacter(char: string, code: number): string {
  if (code < 0x7f && code >= 0x20) return char;
  if (INVISIBLE.test(char) || OVERLAID.test(char) || (code >= 0xe0000 && code < 0xe0200)) return '';
  if (DASH.test(char)) return '-';
  if (BLANK.test(char)) return ' ';
  const value = digitValue(code);
  if (value !== null) return value;
  if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - 0xfee0);
  return code === 0xb7 || code === 0x2024 || code === 0x2022 ? '.' : char;
}

/** The tone mark and sara am that a decomposed ำ at `i` stands for, or null. */
function saraAm(text: string, i: number): { folded: string; length: number } | null {
  const [first, second, third] = [text.charAt(i), text.charAt(i + 1), text.charAt(i + 2)];
  if (first === '\u0E4D' && second === '\u0E32') return { folded: '\u0E33', length: 2 };
  const toned =
    first === '\u0E4D' && TONE.test(second) ? second : second === '\u0E4D' && TONE.test(first) ? first : '';
  return toned !== '' && third === '\u0E32' ? { folded: `${toned}\u0E33`, length: 3 } : null;
}

const RAISED = /[\u00B2\u00B3\u00B9\u2070\u2074-\u2079]/;
const PLAIN = /[0-9\u0E50-\u0E59]/;
const LONGEST_NOTE = 2;

/** Whether the raised digit at `i` is the number of a footnote behind a number, and no digit of it. */
function isNote(text: string, i: number): boolean {
  let [from, to] = [i, i];
  while (RAISED.test(text.charAt(from - 1)) && i - from <= LONGEST_NOTE) from -= 1;
  while (RAISED.test(text.charAt(to)) && to - from <= LONGEST_NOTE) to += 1;
  return to - from <= LONGEST_NOTE && PLAIN.test(text.charAt(from - 1)) && !PLAIN.test(text.charAt(to));
}

/**
 * Text as personal data is looked for in it: every digit 0 to 9 whatever its script and
 * ornament, one kind of dash and of blank, full-width letters
 * narrow, characters that show nothing left out, ำ as one sign. Takes time in proportion to the length.
 */
export function fold(text: string): Folded {
  const out: string[] = [];
  const origins = new Uint32Array(text.length + 1);
  let length = 0;
  const put = (folded: string, at: number): void => {
    out.push(folded);
    for (let k = 0; k < folded.length; k += 1) origins[length++] = at;
  };
  for (let i = 0; i < text.length;) {
    const am = saraAm(text, i);
    if (am) {
      put(am.folded, i);
      i += am.length;
      continue;
    }
    const code = text.codePointAt(i) ?? 0;
    const char = code > 0xffff ? text.slice(i, i + 2) : text.charAt(i);
    put(RAISED.test(char) && isNote(text, i) ? char : foldCharacter(char, code), i);
    i += char.length;
  }
  origins[length] = text.length;
  return { text: out.join(''), origins: origins.subarray(0, length + 1) };
}

import { extensionOf } from './fileTypes.ts';
import { normaliseThai } from './thaiText.ts';

/** The longest name that is kept, in UTF-16 units, as Windows and macOS count. */
const LONGEST = 255;
/** The longest name that every file system takes, Linux's and memory sticks' too, in bytes of UTF-8: about 85 Thai letters. */
const DOWNLOAD_BYTES = 255;
const LONGEST_ENDING = 10;

/** What makes a name look like another: controls, line ends and what turns the direction of writing. */
const DECEPTIVE_SIGNS = String.raw`\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF`;
const UNSEEN_SIGNS = String.raw`${DECEPTIVE_SIGNS}\p{Cs}\u00AD\u200B-\u200D\u2060-\u2065\uFFF9-\uFFFD`;
const DECEPTIVE = new RegExp(`[${DECEPTIVE_SIGNS}]`, 'gu');
const UNSEEN = new RegExp(`[${UNSEEN_SIGNS}]`, 'gu');
/** What no file system or header takes: separators, reserved signs, line breaks. */
const FORBIDDEN = /[\\/:*?"<>|\r\n\t]/g;

/** Whether the name is no longer than the file systems of offices allow. */
export const fitsFileSystem = (name: string): boolean => name.length <= LONGEST;

/** The name with `�` for each sign that makes it look like another: `รายงาน[RLO]fdp.exe` looks like `รายงานexe.pdf`. */
export const withoutDeception = (name: string): string => name.replace(DECEPTIVE, '�');

/** Whether nothing in the name hides: neither deceptive nor invisible signs. */
export const isAllVisible = (name: string): boolean => name.search(UNSEEN) < 0;

/** The name without what cannot be seen and would be refused, in NFC: macOS gives Thai marks decomposed. */
export const visibleName = (name: string): string => name.normalize('NFC').replace(UNSEEN, '').trim();

/** A file's name in the part that may be changed and the ending that may not, with its dot. */
export function partsOf(name: string): { stem: string; ending: string } {
  const { length } = extensionOf(name);
  const at = length ? name.length - length - 1 : name.length;
  return { stem: name.slice(0, at), ending: name.slice(at) };
}

/** Words as a name takes them: Thai normalised, no path, no reserved signs, no dots at the ends. May leave nothing. */
export const nameWords = (given: string): string =>
  normaliseThai(given)
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');

/** The name with its stem cut between graphemes, so that `sizeOf` all of it is at most `most`; its ending stays whole. */
function shortened(name: string, most: number, sizeOf: (text: string) => number): string {
  const { ending } = partsOf(name);
  const tail = ending.length <= LONGEST_ENDING + 1 ? ending : '';
  // Thai marks belong to the letter before them: the cut is made between graphemes.
  let kept = '';
  let size = sizeOf(tail);
  for (const { segment } of new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(name)) {
    size += sizeOf(segment);
    if (size > most) break;
    kept += segment;
  }
  const cut = `${kept}${tail}`;
  return cut === '' ? 'file' : cut;
}

/** A file name as it is kept: `nameWords`, never empty, and cut to 255 with its ending whole. */
export function cleanFileName(given: string): string {
  const name = nameWords(given);
  if (name.length <= LONGEST) return name === '' ? 'file' : name;
  return shortened(name, LONGEST, ({ length }) => length);
}

/** The name under which a file is saved: a longer one is kept and shown whole, but some file systems refuse it. */
export function downloadName(name: string): string {
  const bytes = (text: string): number => new TextEncoder().encode(text).length;
  return bytes(name) <= DOWNLOAD_BYTES ? name : shortened(name, DOWNLOAD_BYTES, bytes);
}

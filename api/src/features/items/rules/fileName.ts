import { normaliseThai } from '@phoeiphrae/shared/thaiText';

/** As long as file systems take it: 255 characters, the extension kept. */
const LONGEST = 255;
/** What no file system or header takes: separators, reserved signs, line breaks. */
const FORBIDDEN = /[\\/:*?"<>|\r\n\t]/g;
const SAME: Record<string, string> = { jpeg: 'jpg', tiff: 'tif', mpeg: 'mpg', htm: 'html' };

/** The extension as it compares: lower case, without the dot, one for each of several that mean the same. */
export function extensionOf(name: string): string {
  const written = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return SAME[written] ?? written;
}

/** A file name as it is kept: Thai text normalised, without a path, reserved signs and dots in front. */
export function cleanFileName(given: string): string {
  const name = normaliseThai(given)
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name.length <= LONGEST) return name === '' ? 'file' : name;
  const tail = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  // Thai marks belong to the letter before them: the cut is made between graphemes.
  const head = [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(name)];
  let kept = '';
  for (const { segment } of head) {
    if (kept.length + segment.length + tail.length > LONGEST) break;
    kept += segment;
  }
  return `${kept}${tail}`;
}

/** The longest name that file systems take, in bytes of UTF-8: a Thai letter has three. */
const MOST_BYTES = 255;
/** What no name needs and what makes one look like another: controls, direction marks, invisible and line characters. */
const HIDDEN = /[\p{Cc}\p{Cs}\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFD]/u;
const SEPARATOR = /[/\\]/;

/**
 * The name of a file as it is kept: as its owner wrote it, in NFC.
 * @returns undefined when it cannot be kept: empty, longer than 255 bytes, only dots, or with hidden characters or path
 *   separators in it.
 */
export function keptName(given: string): string | undefined {
  const name = given.normalize('NFC').trim();
  const usable = /[^.\s]/.test(name) && !HIDDEN.test(name) && !SEPARATOR.test(name);
  return usable && Buffer.byteLength(name) <= MOST_BYTES ? name : undefined;
}

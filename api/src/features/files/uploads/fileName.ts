import { fitsFileSystem, isAllVisible } from '@phoeiphrae/shared/fileName';

/**
 * The name of a file as it is kept: as its owner wrote it, in NFC.
 * @returns undefined when it cannot be kept: empty, longer than 255 letters, only dots, or with hidden characters or path
 *   separators in it.
 */
export function keptName(given: string): string | undefined {
  const name = given.normalize('NFC').trim();
  const usable = /[^.\s]/.test(name) && isAllVisible(name) && !/[/\\]/.test(name);
  return usable && fitsFileSystem(name) ? name : undefined;
}

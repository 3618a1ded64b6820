import { extensionOf } from '@phoeiphrae/shared/fileTypes';
import { cleanName } from './checkFile';

/** What the API would put an underline for. */
const FORBIDDEN = /[\\/:*?"<>|]/g;

/** A file's name in the part that may be changed and the ending that may not, with its dot. */
export function partsOf(name: string): { stem: string; ending: string } {
  const length = extensionOf(name).length;
  const at = length ? name.length - length - 1 : name.length;
  return { stem: name.slice(0, at), ending: name.slice(at) };
}

/** @returns the name with another stem, as the API keeps it; the old one where nothing is left of the new */
export function renamed(name: string, stem: string): string {
  const clean = cleanName(stem)
    .replaceAll(FORBIDDEN, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  return clean === '' ? name : `${clean}${partsOf(name).ending}`;
}

import { Refused } from '../refused.ts';
import { fitsFileSystem, withoutDeception } from '@phoeiphrae/shared/fileName';
import { extensionOf, FILE_TYPES, type FileType } from '@phoeiphrae/shared/fileTypes';

/** @throws Refused when the name is made to be read as another, or too long to be kept */
export function checkName(name: string): void {
  const shown = withoutDeception(name);
  if (shown !== name || name.trim() === '' || !fitsFileSystem(name))
    throw new Refused('name_not_allowed', shown);
}

const TEXT_ENDINGS = FILE_TYPES.filter(({ family }) => family === 'text').flatMap(
  ({ extensions }) => extensions,
);

/** Plain text and CSV are one to the eye of a program: either ending fits either. @throws Refused when it does not fit */
export function checkExtension(name: string, type: FileType): void {
  const extension = extensionOf(name);
  const fitting = type.family === 'text' ? TEXT_ENDINGS : type.extensions;
  if (!fitting.includes(extension)) {
    throw new Refused('name_and_content_differ', `.${extension} ≠ .${type.extensions[0] ?? ''}`);
  }
}

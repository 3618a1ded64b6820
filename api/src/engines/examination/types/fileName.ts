import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';
import { extensionOf, FILE_TYPES, type FileType } from '@phoeiphrae/shared/fileTypes';

/** Control characters, and those that turn the direction of writing: `รายงาน[RLO]fdp.exe` looks like `รายงานexe.pdf`. */

const DECEPTIVE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;

/** @throws Refused when the name is made to be read as another, or too long to be kept */
export function checkName(name: string): void {
  if (DECEPTIVE.test(name))
    throw new Refused('name_not_allowed', name.replace(new RegExp(DECEPTIVE, 'g'), '�'));
  if (name.trim() === '' || Buffer.byteLength(name) > LIMITS.nameBytes) {
    throw new Refused('name_not_allowed', name);
  }
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

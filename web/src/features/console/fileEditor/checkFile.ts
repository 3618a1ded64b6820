import { fitsFileSystem } from '@phoeiphrae/shared/fileName';
import { extensionOf, FILE_TYPES } from '@phoeiphrae/shared/fileTypes';
import { FILES_MAX } from '@phoeiphrae/shared/content';

/** Endings of what may be published. The API looks at the content; this only spares a long upload in vain. */
export const ENDINGS = FILE_TYPES.flatMap(({ extensions }) => extensions);

/** For the picker's `accept`. */
export const ACCEPTED = ENDINGS.map((ending) => `.${ending}`).join(',');

/** Older formats have a newer one to be saved in. */
const OLD = ['doc', 'xls', 'ppt', 'rtf'];
/** Pictures that most browsers do not show; phones make them. */
const OF_PHONES = ['heic', 'heif', 'avif', 'tif', 'tiff'];
const WITH_MACROS = ['docm', 'xlsm', 'pptm', 'dotm', 'xltm', 'xlam'];

export type FileFault =
  | 'empty'
  | 'too_large'
  | 'too_many'
  | 'name_too_long'
  | 'macros'
  | 'old_format'
  | 'phone_picture'
  | 'type_not_allowed';

interface Limits {
  /** In bytes; undefined while it is not known. */
  largest: number | undefined;
  /** How many files stand in the draft or are on their way there. */
  taken: number;
}

/** What can be said of a file before it is sent. @returns nothing when it may be tried */
export function faultOf(
  file: { name: string; size: number },
  { largest, taken }: Limits,
): FileFault | undefined {
  const ending = extensionOf(file.name);
  if (taken >= FILES_MAX) return 'too_many';
  if (file.size === 0) return 'empty';
  if (largest !== undefined && file.size > largest) return 'too_large';
  if (!fitsFileSystem(file.name)) return 'name_too_long';
  if (WITH_MACROS.includes(ending)) return 'macros';
  if (OLD.includes(ending)) return 'old_format';
  if (OF_PHONES.includes(ending)) return 'phone_picture';
  return ENDINGS.includes(ending) ? undefined : 'type_not_allowed';
}

import type { Refusal } from '@phoeiphrae/shared/examination';
import { Refused } from './refused.ts';
import { checkExtension, checkName } from './types/fileName.ts';
import { fileTypeOf } from './types/fileTypes.ts';

/**
 * What speaks against this name for bytes of this media type: for bytes that were examined before under another name.
 * Undefined when nothing does.
 * @throws {Error} when the check itself fails, which says nothing of the name.
 */
export function nameRefusal(name: string, mediaType: string): Refusal | undefined {
  const type = fileTypeOf(mediaType);
  try {
    checkName(name);
    if (!type) throw new Refused('type_not_allowed', mediaType);
    checkExtension(name, type);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

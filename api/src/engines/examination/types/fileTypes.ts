import { FILE_TYPES, type FileType } from '@phoeiphrae/shared/fileTypes';

/** Other names under which a detector knows an allowed type. */
const ALIASES: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'video/x-m4v': 'video/mp4',
  'image/apng': 'image/png',
};

/** The allowed type with this media type, if there is one. */
export function fileTypeOf(mediaType: string): FileType | undefined {
  const name = ALIASES[mediaType] ?? mediaType;
  return FILE_TYPES.find((each) => each.mediaType === name);
}

/** How a file's inside is built, which decides how it is examined. */
type Family = 'pdf' | 'ooxml' | 'odf' | 'picture' | 'media' | 'text' | 'zip';

export interface FileType {
  readonly mediaType: string;
  readonly family: Family;
  /** Endings that the name may have, without the dot. */
  readonly extensions: readonly string[];
}

const type = (family: Family, mediaType: string, ...extensions: string[]): FileType => ({
  family,
  mediaType,
  extensions,
});
const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

/**
 * What may be published: what a citizen can open on an old telephone or with a free program. HEIC, AVIF and TIFF are
 * not among them, since most browsers do not show them.
 */
export const FILE_TYPES: readonly FileType[] = [
  type('pdf', 'application/pdf', 'pdf'),
  type('ooxml', `${OOXML}.wordprocessingml.document`, 'docx'),
  type('ooxml', `${OOXML}.spreadsheetml.sheet`, 'xlsx'),
  type('ooxml', `${OOXML}.presentationml.presentation`, 'pptx'),
  type('odf', `${ODF}.text`, 'odt'),
  type('odf', `${ODF}.spreadsheet`, 'ods'),
  type('odf', `${ODF}.presentation`, 'odp'),
  type('picture', 'image/jpeg', 'jpg', 'jpeg', 'jpe', 'jfif'),
  type('picture', 'image/png', 'png'),
  type('picture', 'image/webp', 'webp'),
  type('picture', 'image/gif', 'gif'),
  type('media', 'audio/mpeg', 'mp3'),
  type('media', 'audio/mp4', 'm4a'),
  type('media', 'audio/ogg', 'ogg', 'oga', 'opus'),
  type('media', 'audio/wav', 'wav'),
  type('media', 'video/mp4', 'mp4', 'm4v'),
  type('media', 'video/webm', 'webm'),
  type('text', 'text/csv', 'csv'),
  type('text', 'text/plain', 'txt'),
  type('zip', 'application/zip', 'zip'),
];

/** The ending of a file's name in small letters, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** What a name promises by its ending; undefined where nothing may be published under it. */
export const typeOfName = (name: string): FileType | undefined =>
  FILE_TYPES.find(({ extensions }) => extensions.includes(extensionOf(name)));

/** Whether two names end alike: in the same letters, or in endings of one type, as `jpg` and `jpeg`. */
export const sameEnding = (one: string, other: string): boolean =>
  extensionOf(one) === extensionOf(other) || (typeOfName(one) ?? one) === (typeOfName(other) ?? other);

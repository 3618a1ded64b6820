import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';
import type { FileType } from '@phoeiphrae/shared/fileTypes';
import { fileTypeOf } from '../types/fileTypes.ts';
import { entryBytes } from '../zip/unpackEntry.ts';
import { openZip, type OpenZip } from '../zip/zipDirectory.ts';
import { mainType } from './contentTypes.ts';

/** Files that make a ZIP into something else than a ZIP: a program for telephones, for Java, an electronic book. */
const OTHER_PACKAGES =
  /^(AndroidManifest\.xml|META-INF\/MANIFEST\.MF|META-INF\/container\.xml|doc\.kml|imsmanifest\.xml)$/;
const LONGEST_MIMETYPE = 200;

/** What a file that begins as a ZIP is. @throws Refused */
export async function detectPackage(path: string): Promise<FileType> {
  const zip = await openZip(path, LIMITS.officeParts);
  try {
    if (zip.entries.length === 0) throw new Refused('empty');
    const mediaType = await packageType(zip);
    const type = fileTypeOf(mediaType);
    if (type === undefined) throw new Refused('type_not_allowed', mediaType);
    if (type.family === 'zip' && zip.entries.length > LIMITS.zipEntries) {
      throw new Refused('too_large_inside', `${zip.entries.length} > ${LIMITS.zipEntries}`);
    }
    return type;
  } finally {
    zip.file.close();
  }
}

async function packageType(zip: OpenZip): Promise<string> {
  const contentTypes = zip.entries.find(({ name }) => name === '[Content_Types].xml');
  if (contentTypes) return mainType(zip, contentTypes);
  const mimetype = zip.entries.find(({ name }) => name === 'mimetype');
  if (mimetype) return (await entryBytes(zip, mimetype, LONGEST_MIMETYPE)).toString('latin1').trim();
  const other = zip.entries.find(({ name }) => OTHER_PACKAGES.test(name));
  if (other) throw new Refused('type_not_allowed', other.name);
  return 'application/zip';
}

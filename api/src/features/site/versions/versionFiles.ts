import { sql } from 'drizzle-orm';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { Queryable } from '../../../office/deps.ts';
import type { ServedFile } from '../../files/serving/servedFile.ts';
import { pictureName } from '../publicFiles.ts';
import type { VersionAddress } from './versionAt.ts';

interface FileRow extends Record<string, unknown> {
  readonly name: string;
  readonly media_type: string;
  /** As the driver writes what may be too large for a number. */
  readonly size: string;
  readonly damaged: boolean;
}

/** A file of a published revision that may be read; undefined for any other. */
export async function versionFileAt(
  db: Queryable,
  { slug, version }: VersionAddress,
  sha256: string,
): Promise<ServedFile | undefined> {
  const { rows } = await db.execute<FileRow>(
    sql`SELECT * FROM public_version_file(${normaliseThai(slug)}, ${version}, ${sha256})`,
  );
  const [row] = rows;
  if (!row) return undefined;
  const { name, media_type: mediaType, size, damaged } = row;
  return { sha256, name, mediaType, size: Number(size), damaged, cache: 'public' };
}

interface PictureRow extends Record<string, unknown> {
  readonly image_sha256: string;
  readonly media_type: string;
  readonly size: string;
  readonly damaged: boolean;
}

/** The picture of a page of such a file; page 0 is its thumbnail. */
export async function versionPageAt(
  db: Queryable,
  { slug, version }: VersionAddress,
  sha256: string,
  page: number,
): Promise<ServedFile | undefined> {
  const { rows } = await db.execute<PictureRow>(
    sql`SELECT * FROM public_version_page(${normaliseThai(slug)}, ${version}, ${sha256}, ${page})`,
  );
  const [row] = rows;
  if (!row) return undefined;
  const { image_sha256: image, media_type: mediaType, size, damaged } = row;
  return { sha256: image, name: pictureName(page), mediaType, size: Number(size), damaged, cache: 'public' };
}

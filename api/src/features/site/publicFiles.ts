import { and, asc, eq } from 'drizzle-orm';
import { publicFilePages, publicFiles } from '@phoeiphrae/db/schema/files';
import type { ContentFile } from '@phoeiphrae/shared/content';
import type { PublicFile } from '@phoeiphrae/shared/publicItem';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { Queryable } from '../../office/deps.ts';
import type { ServedFile } from '../files/serving/servedFile.ts';

/** The address of a file below the item's own, for links and pictures. */
export const fileAddress = (slug: string, sha256: string): string =>
  `/api/v1/public/items/${encodeURIComponent(slug)}/files/${sha256}`;

/** The same below the address of one revision, where it stays when another takes the revision's place. */
export const versionFileAddress = (slug: string, version: number, sha256: string): string =>
  `/api/v1/public/items/${encodeURIComponent(slug)}/versions/${String(version)}/files/${sha256}`;

/** What is known of the pictures of a file that was published. */
export interface KnownFile {
  readonly sha256: string;
  readonly pages: number;
  readonly hasThumbnail: boolean;
}

/** Files as they were approved, with where to get them. */
export function withAddresses(
  addressOf: (sha256: string) => string,
  files: readonly ContentFile[],
  pictures: readonly KnownFile[],
): PublicFile[] {
  const known = new Map(pictures.map((row) => [row.sha256, row]));
  return files.map((file) => {
    const row = known.get(file.sha256);
    const url = addressOf(file.sha256);
    return {
      ...file,
      pages: row?.pages ?? 0,
      url,
      previewUrl: row?.hasThumbnail ? `${url}/pages/0` : null,
    };
  });
}

/**
 * A file of what is published at an address at this moment. What was never published, was superseded or withdrawn, or
 * belongs to another item is not there.
 */
export async function publicFileAt(
  db: Queryable,
  address: string,
  sha256: string,
): Promise<ServedFile | undefined> {
  const [row] = await db
    .select()
    .from(publicFiles)
    .where(and(eq(publicFiles.slug, normaliseThai(address)), eq(publicFiles.sha256, sha256)))
    .orderBy(asc(publicFiles.position))
    .limit(1);
  if (!row) return undefined;
  const { name, mediaType, size, damaged } = row;
  return { sha256, name, mediaType, size, damaged, cache: 'public' };
}

/** Under which the picture of a page is saved. */
export const pictureName = (page: number): string => `page-${String(page)}.webp`;

/** The picture of a page of such a file; page 0 is its thumbnail. */
export async function publicPageAt(
  db: Queryable,
  address: string,
  sha256: string,
  page: number,
): Promise<ServedFile | undefined> {
  const slug = normaliseThai(address);
  const [row] = await db
    .select()
    .from(publicFilePages)
    .where(
      and(eq(publicFilePages.slug, slug), eq(publicFilePages.sha256, sha256), eq(publicFilePages.page, page)),
    );
  if (!row) return undefined;
  const { imageSha256, mediaType, size, damaged } = row;
  return {
    sha256: imageSha256,
    name: pictureName(page),
    mediaType,
    size,
    damaged,
    cache: 'public',
  };
}

import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { PagePicture } from '../examination.ts';
import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';

// One file at a time in a worker, and no memory of the last one.
sharp.concurrency(1);
sharp.cache(false);

/** Writes a picture of a page as WebP, no side longer than `side` pixels; nothing of EXIF or colour profiles goes along. */
export async function writePicture(
  image: Sharp,
  page: number,
  outDir: string,
  side: number,
): Promise<PagePicture> {
  const file = path.join(outDir, `${page}.webp`);
  const { width, height } = await image
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toFile(file);
  return { page, width, height, path: file };
}

/** The thumbnail of a file, from the picture of its first page. */
export function writeThumbnail(first: PagePicture, outDir: string): Promise<PagePicture> {
  return writePicture(sharp(first.path), 0, outDir, LIMITS.thumbnailSide);
}

/**
 * The picture itself as page 1, turned as its EXIF says, and its thumbnail. Decoding it to the end is also the proof
 * that it is whole.
 * @throws Refused
 */
export async function drawPicture(source: string, outDir: string): Promise<PagePicture[]> {
  try {
    const image = sharp(source, {
      limitInputPixels: LIMITS.pixels,
      failOn: 'truncated',
      sequentialRead: true,
    });
    const first = await writePicture(image.autoOrient(), 1, outDir, LIMITS.pageSide);
    return [await writeThumbnail(first, outDir), first];
  } catch {
    throw new Refused('broken');
  }
}

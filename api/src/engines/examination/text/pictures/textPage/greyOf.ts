import type { Sharp } from 'sharp';
import type { GreyPicture } from './greyPicture.ts';

/** In pixels: letters of 12 points on an A4 page are some 15 high. */
const SIDE = 1400;

/** A picture turned as its EXIF says, in grey, reduced; a clear ground is white. */
export async function greyOf(image: Sharp): Promise<GreyPicture> {
  const { data, info } = await image
    .autoOrient()
    .flatten({ background: 'white' })
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels === 1) return { width: info.width, height: info.height, pixels: data };
  const pixels = new Uint8Array(info.width * info.height);
  for (let at = 0; at < pixels.length; at++) pixels[at] = data[at * info.channels] ?? 0;
  return { width: info.width, height: info.height, pixels };
}

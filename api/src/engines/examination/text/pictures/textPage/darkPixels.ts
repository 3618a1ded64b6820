import type { GreyPicture } from './greyPicture.ts';

/** The ground of a place is the mean of a square around it, with a side of this part of the longer side. */
const WINDOW = 1 / 24;
/** Ink is darker than its ground by this part. */
const DARKER = 0.22;

/** Sums over all rectangles from the corner (integral image), with a row and a column of zeros before. */
function sumsOf({ width, height, pixels }: GreyPicture): Float64Array {
  const across = width + 1;
  const sums = new Float64Array(across * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += pixels[y * width + x] ?? 0;
      sums[(y + 1) * across + x + 1] = (sums[y * across + x + 1] ?? 0) + row;
    }
  }
  return sums;
}

/**
 * 1 where a pixel is darker than what is around it, so that shadows and uneven light do not matter (adaptive threshold
 * after Bradley and Roth, 2007).
 */
export function darkPixels(picture: GreyPicture): Uint8Array {
  const { width, height, pixels } = picture;
  const sums = sumsOf(picture);
  const across = width + 1;
  const reach = Math.max(4, Math.round((Math.max(width, height) * WINDOW) / 2));
  const dark = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const sum =
        (sums[bottom * across + right] ?? 0) -
        (sums[top * across + right] ?? 0) -
        (sums[bottom * across + left] ?? 0) +
        (sums[top * across + left] ?? 0);
      const mean = sum / ((bottom - top) * (right - left));
      if ((pixels[y * width + x] ?? 0) < mean * (1 - DARKER)) dark[y * width + x] = 1;
    }
  }
  return dark;
}

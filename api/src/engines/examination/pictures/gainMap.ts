import sharp from 'sharp';
import type { Task } from '../task.ts';
import { readBytes } from '../types/readBytes.ts';
import { announcedPictures } from './announcedPictures.ts';

/** A gain map is drawn at half the side of its photograph or less: a second picture as large as the first is none. */
const SHARE = 0.5;
const LONGEST = 8 * 1024 * 1024;

async function isSmaller(path: string, start: number, size: number): Promise<boolean> {
  if (size > LONGEST) return false;
  const second = await sharp(await readBytes(path, start, size))
    .metadata()
    .catch(() => undefined);
  const first = await sharp(path, { limitInputPixels: false }).metadata();
  if (second?.format !== 'jpeg') return false;
  return second.width <= first.width * SHARE && second.height <= first.height * SHARE;
}

/**
 * Where a photograph ends with the gain maps that present telephones put behind it: small pictures which say how much
 * brighter each part may be shown, and which the first picture announces by place and size.
 */
export async function endOfGainMaps({ path }: Task, end: number): Promise<number> {
  let at = end;
  for (const { start, size } of announcedPictures(path)) {
    if (start !== at || !(await isSmaller(path, start, size))) break;
    at += size;
  }
  return at;
}

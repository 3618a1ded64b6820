import { darkPixels } from './darkPixels.ts';
import type { GreyPicture } from './greyPicture.ts';

/** Dark pixels that touch one another, by the box around them; sides in pixels. */
export interface Mark {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Dark pixels. */
  readonly ink: number;
}

/** The mark that begins at a pixel; its pixels are wiped out. */
function takeMark(dark: Uint8Array, width: number, start: number, stack: number[]): Mark {
  const height = dark.length / width;
  let [left, right, top, bottom, ink] = [width, 0, height, 0, 0];
  stack.push(start);
  dark[start] = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    ink++;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (dark[next] !== 1) continue;
        dark[next] = 0;
        stack.push(next);
      }
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1, ink };
}

/** In pixels: less is dust. */
const LOWEST = 4;
/** Of the picture's longer side: letters that are higher belong to a headline, a logo or a poster. */
const HIGHEST = 0.036;
const LONGEST = 0.3;
/** A box so full is a window, a tile, a bar or a rule and no letter. */
const FULLEST = 0.84;

/** Whether a mark has the size and the looks of a letter, or of a word whose letters run into one another. */
function isLetter({ width, height, ink }: Mark, side: number): boolean {
  if (height < LOWEST || height > side * HIGHEST || width < 2 || width > side * LONGEST) return false;
  const fullness = ink / (width * height);
  return fullness > 0.12 && !(fullness > FULLEST && Math.min(width, height) > 5) && width < height * 40;
}

/** How even and how light the ground is around a mark. */
function groundOf({ width, height, pixels }: GreyPicture, mark: Mark): { mean: number; spread: number } {
  const margin = 3;
  const [left, right] = [
    Math.max(0, mark.left - margin),
    Math.min(width - 1, mark.left + mark.width + margin - 1),
  ];
  const [top, bottom] = [
    Math.max(0, mark.top - margin),
    Math.min(height - 1, mark.top + mark.height + margin - 1),
  ];
  const frame: number[] = [];
  for (let x = left; x <= right; x++)
    frame.push(pixels[top * width + x] ?? 0, pixels[bottom * width + x] ?? 0);
  for (let y = top; y <= bottom; y++)
    frame.push(pixels[y * width + left] ?? 0, pixels[y * width + right] ?? 0);
  // The lighter half: the darker one may hold the letters beside.
  const light = frame.sort((a, b) => b - a).slice(0, Math.ceil(frame.length / 2));
  const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
  const spread = (light[0] ?? 0) - (light.at(-1) ?? 0);
  return { mean, spread };
}

/** Of the lightest ground in the picture, and of 255: what is darker is no paper. */
const PAPER = 0.35;
const PAPER_AT_LEAST = 60;
/** Of the ground's own light: photographs have grain and texture around every dark spot. */
const EVEN = 0.16;

/** The marks of a picture that may be letters on light, even ground. */
export function letterMarks(picture: GreyPicture): Mark[] {
  const { width, height } = picture;
  const side = Math.max(width, height);
  const dark = darkPixels(picture);
  const found: Mark[] = [];
  const stack: number[] = [];
  for (let at = 0; at < dark.length; at++) {
    if (dark[at] !== 1) continue;
    const mark = takeMark(dark, width, at, stack);
    if (isLetter(mark, side)) found.push(mark);
  }
  const grounds = found.map((mark) => groundOf(picture, mark));
  const lightest =
    grounds.map(({ mean }) => mean).sort((a, b) => b - a)[Math.floor(grounds.length / 20)] ?? 0;
  return found.filter((_, index) => {
    const { mean = 0, spread = 255 } = grounds[index] ?? {};
    return mean >= PAPER_AT_LEAST && mean >= lightest * PAPER && spread <= mean * EVEN;
  });
}

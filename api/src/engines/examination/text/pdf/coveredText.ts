import type { Character } from './pageCharacters.ts';
import type { GreyPage } from './renderPage.ts';

/** Lighter and darker by less than this is one flat colour: a letter, however pale, differs by more. */
const FLAT = 10;

/**
 * Whether a box on the page, in points, is one flat colour: then what is written there cannot be seen, be it under a
 * shape, a picture or an annotation, in the colour of the paper, or clipped away. Looking at the page as it is drawn
 * answers for all of these at once.
 */
export function isFlat(
  page: GreyPage,
  box: Pick<Character, 'left' | 'right' | 'bottom' | 'top'>,
  pageHeight: number,
): boolean {
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most - 1, value));
  const left = clamp(Math.floor(box.left * page.scale), page.width);
  const right = clamp(Math.ceil(box.right * page.scale), page.width);
  const top = clamp(Math.floor((pageHeight - box.top) * page.scale), page.height);
  const bottom = clamp(Math.ceil((pageHeight - box.bottom) * page.scale), page.height);
  let [low, high] = [255, 0];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const value = page.pixels[y * page.stride + x] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
      if (high - low > FLAT) return false;
    }
  }
  return true;
}

/** Whether a character is outside the page: cut off, but in the file. */
export const isOutside = (box: Character, width: number, height: number): boolean =>
  box.right < 0 || box.left > width || box.top < 0 || box.bottom > height;

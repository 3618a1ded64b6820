import { detect } from './detect.ts';
import { fold } from './fold.ts';
import { maskValue } from './maskValue.ts';
import type { FindOptions } from './piece.ts';

/** The text with every personal value masked; the rest of it stays as it is. Takes time in proportion to the length. */
export function maskText(text: string, options: FindOptions = {}): string {
  const folded = fold(text);
  const scan = { text: folded.text, heading: () => '', isSet: () => false, pieceStart: () => 0 };
  const out: string[] = [];
  let at = 0;
  for (const { kind, start, end } of detect(scan, options)) {
    // Up to the last character of the value, so that what follows it in the original stays.
    const [from, to] = [folded.origins[start] ?? 0, (folded.origins[end - 1] ?? 0) + 1];
    out.push(text.slice(at, from), maskValue(kind, folded.text.slice(start, end)));
    at = Math.max(at, to);
  }
  out.push(text.slice(at));
  return out.join('');
}

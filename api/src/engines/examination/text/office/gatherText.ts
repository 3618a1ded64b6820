import type { XmlHandler } from './xmlPart.ts';

/** Longer texts are given on in pieces, so that no part is held whole. */
const LONGEST = 10_000;

/** Takes the text inside the elements named `inside` and gives it on at the end of each element named `unit`. */
export function gatherText(
  inside: ReadonlySet<string>,
  unit: string,
  give: (text: string) => void,
): XmlHandler {
  let depth = 0;
  let text = '';
  const flush = () => {
    if (text.trim() !== '') give(text);
    text = '';
  };
  return {
    open: (name) => {
      if (inside.has(name)) depth += 1;
      if (name === 'br' || name === 'tab') text += name === 'br' ? '\n' : ' ';
    },
    text: (more) => {
      if (depth === 0) return;
      text += more;
      if (text.length > LONGEST) flush();
    },
    close: (name) => {
      if (inside.has(name)) depth -= 1;
      if (name === unit) flush();
    },
  };
}

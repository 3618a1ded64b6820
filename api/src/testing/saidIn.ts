const BREAK = '\n';

function saidFrom(text: string, start: number, typed: string): boolean {
  let at = start;
  for (const sign of typed) {
    if (text[at] === BREAK && at > start) {
      at += 1;
      if (sign === ' ') continue;
    }
    if (!text.startsWith(sign, at)) return false;
    at += sign.length;
  }
  return true;
}

/**
 * What was typed, when a paper's text says it with every blank; else the whole text, so that a failed comparison shows
 * it. Where a line ends, nothing or one blank was typed.
 */
export function saidIn(text: string, typed: string): string {
  const lines = text.replace(/ *\n+/g, BREAK);
  const [first = ''] = typed;
  for (let at = lines.indexOf(first); at >= 0; at = lines.indexOf(first, at + 1)) {
    if (saidFrom(lines, at, typed)) return typed;
  }
  return lines;
}

import { createReadStream } from 'node:fs';

/** Each save that was added to a PDF ends with this word, a number, and, nearly always, %%EOF (ISO 32000-2, 7.5.6). */
const END = /startxref\s{1,4}[0-9]{1,10}(?:\s{1,4}%%EOF)?/g;
/** No end is longer. */
const LONGEST = 64;
const CHUNK = 1024 * 1024;

/**
 * Where in the file the states that were saved earlier end, in bytes, the oldest first; the last, which a reader sees, is
 * left out. What lies before such an end is a whole PDF by itself, or, in a file that is arranged for the web (linearized),
 * its first page.
 */
export async function earlierEnds(path: string): Promise<number[]> {
  const ends: number[] = [];
  let rest = '';
  let before = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const text = rest + chunk.toString('latin1');
    for (const match of text.matchAll(END)) {
      const end = before + match.index + match[0].length;
      // What is cut off at the end of this chunk is seen again, longer, with the next.
      if (text.length - match.index < LONGEST && chunk.length === CHUNK) continue;
      if (end > (ends.at(-1) ?? 0)) ends.push(end);
    }
    const keep = Math.min(LONGEST, text.length);
    before += text.length - keep;
    rest = text.slice(text.length - keep);
  }
  return ends.slice(0, -1);
}

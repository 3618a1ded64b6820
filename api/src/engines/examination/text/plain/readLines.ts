import { createReadStream } from 'node:fs';
import { detectEncoding } from './encoding.ts';

/** A longer line is given on in pieces of this length. */
const LONGEST = 10_000;

/** The text of a file, chunk by chunk, in its own character set. */
export async function* decodedChunks(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(await detectEncoding(path));
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

/** Lines with their numbers, from 1; a line of any length takes no more memory than a piece of it. */
export async function readLines(path: string, give: (text: string, line: number) => void): Promise<void> {
  let line = 1;
  let rest = '';
  for await (const chunk of decodedChunks(path)) {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const text of lines) give(text, line++);
    for (; rest.length > LONGEST; rest = rest.slice(LONGEST)) give(rest.slice(0, LONGEST), line);
  }
  if (rest !== '') give(rest, line);
}

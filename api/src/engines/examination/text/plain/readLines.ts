import { createReadStream } from 'node:fs';
import { decoderOf, type Charset } from '../../plain/charset.ts';

/** A longer line is given on in pieces of this length. */
const LONGEST = 10_000;

/** The text of a file, chunk by chunk. */
export async function* decodedChunks(path: string, charset: Charset | null): AsyncGenerator<string> {
  const decode = decoderOf(charset);
  for await (const chunk of createReadStream(path)) yield decode(chunk as Buffer);
  yield decode();
}

/** Lines with their numbers, from 1; a line of any length takes no more memory than a piece of it. */
export async function readLines(
  path: string,
  charset: Charset | null,
  give: (text: string, line: number) => void,
): Promise<void> {
  let line = 1;
  let rest = '';
  for await (const chunk of decodedChunks(path, charset)) {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const text of lines) give(text, line++);
    for (; rest.length > LONGEST; rest = rest.slice(LONGEST)) give(rest.slice(0, LONGEST), line);
  }
  if (rest !== '') give(rest, line);
}

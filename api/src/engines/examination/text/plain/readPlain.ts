import { charsetOfFile, type Charset } from '../../plain/charset.ts';
import type { Sink, TextOutcome } from '../textPiece.ts';
import { readCsv } from './readCsv.ts';
import { readLines } from './readLines.ts';

/** A text that is nonsense in every character set is searched as far as it goes, and called unreadable. */
const outcome = (charset: Charset | null): TextOutcome => ({
  text: charset === null ? 'unreadable' : 'read',
  pages: null,
});

const giveLines = (path: string, charset: Charset | null, sink: Sink): Promise<void> =>
  readLines(path, charset, (text, line) => {
    if (text.trim() !== '') sink.piece({ text, place: { line }, hidden: false });
  });

export async function readText(path: string, sink: Sink): Promise<TextOutcome> {
  const charset = await charsetOfFile(path);
  await giveLines(path, charset, sink);
  return outcome(charset);
}

/** A CSV by its cells; one that follows no rules, by its lines. */
export async function readTable(path: string, sink: Sink): Promise<TextOutcome> {
  const charset = await charsetOfFile(path);
  await readCsv(path, charset, sink).catch(() => giveLines(path, charset, sink));
  return outcome(charset);
}

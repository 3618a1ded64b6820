import type { Sink, TextOutcome } from '../textPiece.ts';
import { readCsv } from './readCsv.ts';
import { readLines } from './readLines.ts';

const READ: TextOutcome = { text: 'read', pages: null };

export async function readText(path: string, sink: Sink): Promise<TextOutcome> {
  await readLines(path, (text, line) => {
    if (text.trim() !== '') sink.piece({ text, place: { line }, hidden: false });
  });
  return READ;
}

/** A CSV by its cells; one that follows no rules, by its lines. */
export async function readTable(path: string, sink: Sink): Promise<TextOutcome> {
  try {
    await readCsv(path, sink);
    return READ;
  } catch {
    return await readText(path, sink);
  }
}

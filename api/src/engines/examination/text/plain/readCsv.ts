import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Charset } from '../../plain/charset.ts';
import type { Sink } from '../textPiece.ts';
import { decodedChunks } from './readLines.ts';

const SEPARATORS = [',', ';', '\t', '|'];
const LONGEST_RECORD = 1_000_000;
const MOST_COLUMNS = 702;

/** The sign that stands most often in the first line. */
function separatorOf(start: string): string {
  const first = start.split(/\r|\n/, 1)[0] ?? '';
  const counts = SEPARATORS.map((sign) => first.split(sign).length - 1);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function columnName(index: number): string {
  const letter = (n: number) => String.fromCharCode(65 + n);
  return index < 26 ? letter(index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);
}

/**
 * Gives each cell of a CSV with its line and its name as a spreadsheet would show it.
 * @throws when quotation marks do not match and a record grows beyond all measure
 */
export async function readCsv(path: string, charset: Charset | null, sink: Sink): Promise<void> {
  const chunks = decodedChunks(path, charset);
  const first = await chunks.next();
  const start = first.done ? '' : first.value;
  async function* all(): AsyncGenerator<string> {
    yield start;
    yield* chunks;
  }
  const parser = parse({
    delimiter: separatorOf(start),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_RECORD,
    info: true,
  });
  let row = 0;
  const source = Readable.from(all());
  source.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    row += 1;
    record.slice(0, MOST_COLUMNS).forEach((text, column) => {
      if (text.trim() === '') return;
      sink.piece({ text, place: { line: info.lines, cell: `${columnName(column)}${row}` }, hidden: false });
    });
    for (const text of record.slice(MOST_COLUMNS))
      sink.piece({ text, place: { line: info.lines }, hidden: false });
  }
}

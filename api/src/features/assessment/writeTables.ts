import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';

/** Before the first byte of a CSV: without it, spreadsheets read Thai as something else. */
const BOM = '\uFEFF';
/** Of columns in a sheet, in characters. */
const WIDEST = 60;

/** RFC 4180 with a mark of UTF-8; what a spreadsheet would take for a formula has an apostrophe before it. */
export const csvOf = (head: readonly string[], rows: readonly string[][]): string =>
  BOM + stringify([[...head], ...rows], { escape_formulas: true, record_delimiter: 'windows' });

const widthOf = (column: number, rows: readonly (readonly string[])[]): number =>
  Math.min(WIDEST, Math.max(...rows.map((row) => (row[column] ?? '').length)) + 2);

/** A sheet of text cells: none is a formula, whatever it begins with. */
export async function xlsxOf(
  name: string,
  head: readonly string[],
  rows: readonly string[][],
): Promise<Buffer> {
  const cells = rows.map((row) => row.map((value) => ({ type: String, value, wrap: true })));
  const first = head.map((value) => ({ type: String, value, fontWeight: 'bold' as const }));
  const columns = head.map((_, i) => ({ width: widthOf(i, [head, ...rows]) }));
  return writeXlsxFile([first, ...cells], { sheet: name, columns, stickyRowsCount: 1 }).toBuffer();
}

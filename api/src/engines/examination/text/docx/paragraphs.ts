/** The text of a paragraph, parted by who can see it. */
export interface Paragraph {
  shown: string;
  hidden: string;
  deleted: string;
}
export const emptyParagraph = (): Paragraph => ({ shown: '', hidden: '', deleted: '' });

/** One table, while its rows go by. */
export interface Table {
  readonly heads: string[];
  row: number;
  column: number;
  cell: string;
  /** Whether a style colours it in ways that only Word knows. */
  styled: boolean;
}
export const emptyTable = (): Table => ({ heads: [], row: 0, column: 0, cell: '', styled: false });

/** Longer text is not the head of a column. */
const LONGEST_HEAD = 80;

/** The words at the head of the column in which the reading stands. */
export const headOf = (table: Table | undefined): string | undefined =>
  table && table.row > 1 ? table.heads[table.column] : undefined;

export function endCell(table: Table, span: number): void {
  const words = table.cell.trim();
  if (table.row === 1 && words.length <= LONGEST_HEAD) {
    for (let k = 0; k < span; k += 1) table.heads[table.column + k] = words;
  }
  table.cell = '';
  table.column += span;
}

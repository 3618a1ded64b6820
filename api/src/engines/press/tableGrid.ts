import type { Block, Cell, Element } from './richTree.ts';

interface Grid {
  readonly columns: number;
  /** How many rows at the top are the table's head. */
  readonly header: number;
  readonly cells: readonly Cell[];
}

const SPAN_LIMIT = 100;
const spanOf = (text: string | undefined): number => {
  const span = Number(text ?? '1');
  return Number.isSafeInteger(span) && span >= 1 ? Math.min(span, SPAN_LIMIT) : 1;
};

const named = (element: Element, ...names: string[]): Element[] =>
  element.children.filter(
    (child): child is Element => typeof child !== 'string' && names.includes(child.name),
  );

/** The rows in the order in which they are read, and how many of them the table itself calls its head. */
function rowsOf(table: Element): { rows: Element[]; headRows: number } {
  const head = named(table, 'thead').flatMap((part) => named(part, 'tr'));
  const body = named(table, 'tbody', 'tr').flatMap((part) =>
    part.name === 'tr' ? [part] : named(part, 'tr'),
  );
  const foot = named(table, 'tfoot').flatMap((part) => named(part, 'tr'));
  return { rows: [...head, ...body, ...foot], headRows: head.length };
}

/**
 * Gives each cell its place, as HTML does: a span pushes later cells aside. Spans that reach over the last row, out of
 * the head or into another cell are cut, since Typst refuses what HTML forgives.
 */
export function cellsOf(table: Element, content: (cell: Element) => Block[]): Grid | undefined {
  const { rows, headRows } = rowsOf(table);
  const entries = rows.map((row) => named(row, 'th', 'td'));
  const onlyHeads = (index: number): boolean =>
    (entries[index] ?? []).length > 0 && (entries[index] ?? []).every((cell) => cell.name === 'th');
  const header = headRows > 0 ? headRows : onlyHeads(0) && rows.length > 1 ? 1 : 0;
  const taken = new Set<string>();
  const cells: Cell[] = [];
  entries.forEach((row, y) => {
    let x = 0;
    const end = y < header ? header : rows.length;
    for (const cell of row) {
      while (taken.has(`${x} ${y}`)) x++;
      const rowspan = Math.min(spanOf(cell.attributes['rowspan']), end - y);
      let colspan = 1;
      while (colspan < spanOf(cell.attributes['colspan']) && !taken.has(`${x + colspan} ${y}`)) colspan++;
      for (let dx = 0; dx < colspan; dx++)
        for (let dy = 0; dy < rowspan; dy++) taken.add(`${x + dx} ${y + dy}`);
      cells.push({ x, y, colspan, rowspan, heading: cell.name === 'th', blocks: content(cell) });
      x += colspan;
    }
  });
  const columns = Math.max(0, ...cells.map((cell) => cell.x + cell.colspan));
  return columns === 0 ? undefined : { columns, header: header < rows.length ? header : 0, cells };
}

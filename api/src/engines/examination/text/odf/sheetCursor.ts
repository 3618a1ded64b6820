import type { FindingPlace } from '@phoeiphrae/shared/examination';
import type { Attributes } from '../office/xmlPart.ts';

const MOST_COLUMNS = 16_384;

/** 1 is A, 28 is AB. */
function columnName(number: number): string {
  let name = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

const repeats = (value: string | undefined): number => Math.max(1, Number(value ?? 1) || 1);
const isHidden = (a: Attributes): boolean => a['visibility'] === 'collapse' || a['visibility'] === 'filter';

interface SheetCursor {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  place(): FindingPlace;
  /** Whether a reader does not see the cell. */
  hidden(): boolean;
  why(): 'sheet' | 'row' | 'column' | null;
  sheetName(): string | undefined;
}

/** Follows the cells of an OpenDocument spreadsheet, where equal rows and cells stand once with a count. */
export function sheetCursor(hides: (style: string | undefined) => boolean): SheetCursor {
  let sheet: string | undefined;
  let sheetHidden = false;
  let rowHidden = false;
  let [row, rowCount, column, cellCount, columns] = [0, 1, 0, 1, 0];
  let depth = 0;
  const hiddenColumns = new Set<number>();
  const startTable = (a: Attributes): void => {
    depth += 1;
    if (depth > 1) return;
    sheet = a['name'] ?? '';
    sheetHidden = hides(a['style-name']) || a['display'] === 'false';
    [row, rowCount, columns] = [0, 1, 0];
    hiddenColumns.clear();
  };
  const startColumns = (a: Attributes): void => {
    const last = Math.min(MOST_COLUMNS, columns + repeats(a['number-columns-repeated']));
    for (let each = columns + 1; isHidden(a) && each <= last; each += 1) hiddenColumns.add(each);
    columns = last;
  };
  const why = () => (sheetHidden ? 'sheet' : rowHidden ? 'row' : hiddenColumns.has(column) ? 'column' : null);
  return {
    open(name, a) {
      if (name === 'table') startTable(a);
      if (depth !== 1) return;
      if (name === 'table-column') startColumns(a);
      if (name === 'table-row') {
        row += rowCount;
        rowCount = repeats(a['number-rows-repeated']);
        rowHidden = isHidden(a);
        [column, cellCount] = [0, 1];
      }
      if (name === 'table-cell' || name === 'covered-table-cell') {
        column += cellCount;
        cellCount = repeats(a['number-columns-repeated']);
      }
    },
    close(name) {
      if (name !== 'table') return;
      depth -= 1;
      if (depth === 0) [sheet, sheetHidden, rowHidden] = [undefined, false, false];
      if (depth === 0) hiddenColumns.clear();
    },
    place: () => (sheet === undefined || row === 0 ? {} : { sheet, cell: `${columnName(column)}${row}` }),
    hidden: () => sheet !== undefined && why() !== null,
    why: () => (sheet === undefined ? null : why()),
    sheetName: () => sheet,
  };
}

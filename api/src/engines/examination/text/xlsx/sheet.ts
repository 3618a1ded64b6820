import type { Attributes, XmlHandler } from '../office/xmlPart.ts';
import type { Sink } from '../textPiece.ts';
import { dayText, numberText } from './cellText.ts';
import { formulaText } from './formulaText.ts';
import type { CellStyles } from './styles.ts';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
}

/** What of a sheet a reader does not see. */
export interface HiddenCells {
  cells: number;
  rows: number;
  columns: number;
  invisible: number;
  /** Cells whose formula makes a text that was not stored. */
  unknown: number;
}

const MOST_COLUMNS = 16_384;
const LONGEST = 32_767;
/** Elements with words of their own beside the cells. */
const ASIDE = /^(?:(?:odd|even|first)(?:Header|Footer)|formula[12]?)$/;

/** B in B12 is 2. */
function columnNumber(cell: string): number {
  let number = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(cell)?.[0] ?? '') number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Reads one worksheet: cells with their shown text, hidden rows and columns, header and footer (18.3 of ECMA-376 part 1). */
export function sheetReader(
  sheet: Sheet,
  sink: Sink,
  strings: readonly string[],
  styles: CellStyles,
): XmlHandler & { readonly counts: HiddenCells } {
  const counts: HiddenCells = { cells: 0, rows: 0, columns: 0, invisible: 0, unknown: 0 };
  const hiddenColumns = new Set<number>();
  const columnsWithText = new Set<number>();
  let rowHidden = false;
  let rowCounted = false;
  let cell: Attributes = {};
  let value = '';
  let formula = '';
  let inside = '';

  const hideColumns = (a: Attributes): void => {
    if (!isTrue(a['hidden']) && Number(a['width'] ?? 1) > 0) return;
    const last = Math.min(Number(a['max']), MOST_COLUMNS);
    for (let column = Number(a['min']); column <= last; column += 1) hiddenColumns.add(column);
  };
  const shown = (): string => {
    const style = Number(cell['s'] ?? 0);
    switch (cell['t']) {
      case 's': {
        const text = strings[Number(value)] ?? '';
        return styles.printed(style, text) ?? text;
      }
      case undefined:
      case 'n':
        return styles.printed(style, numberText(value)) ?? plainNumber(style);
      case 'b':
      case 'e':
        return '';
      default:
        return styles.printed(style, value) ?? value;
    }
  };
  const plainNumber = (style: number): string =>
    styles.isDate(style) ? dayText(Number(value)) : numberText(value);
  /** What a formula says by itself: shown where its result was not stored, and else when it is calculated anew. */
  const giveFormula = (): void => {
    const { joined, unknown } = formulaText(formula);
    if (value === '' && unknown) counts.unknown += 1;
    if (joined === '' || joined === value) return;
    const hidden = sheet.hidden || value !== '';
    const place = {
      sheet: sheet.name,
      cell: cell['r'] ?? '',
      ...(hidden ? { part: 'hidden' as const } : {}),
    };
    sink.piece({ text: joined, place, hidden });
  };
  const giveCell = (): void => {
    const text = value === '' ? '' : shown();
    if (text.trim() === '') return;
    const name = cell['r'] ?? '';
    const columnHidden = hiddenColumns.has(columnNumber(name));
    const invisible = styles.isInvisible(Number(cell['s'] ?? 0));
    counts.cells += 1;
    if (rowHidden && !rowCounted) counts.rows += 1;
    rowCounted ||= rowHidden;
    if (columnHidden) columnsWithText.add(columnNumber(name));
    counts.columns = columnsWithText.size;
    if (invisible) counts.invisible += 1;
    const hidden = sheet.hidden || rowHidden || columnHidden || invisible;
    sink.piece({
      text,
      place: { sheet: sheet.name, cell: name, ...(hidden ? { part: 'hidden' } : {}) },
      hidden,
    });
  };
  return {
    counts,
    open(name, a) {
      inside = name;
      if (name === 'col') hideColumns(a);
      else if (name === 'row') {
        rowHidden = isTrue(a['hidden']) || a['ht'] === '0';
        rowCounted = false;
      } else if (name === 'c') {
        cell = a;
        value = '';
        formula = '';
      } else if (ASIDE.test(name)) value = '';
    },
    text(more) {
      if (inside === 'f' && formula.length < LONGEST) formula += more;
      if ((inside === 'v' || inside === 't' || ASIDE.test(inside)) && value.length < LONGEST) value += more;
    },
    close(name) {
      inside = '';
      if (name === 'c') {
        giveCell();
        if (formula !== '') giveFormula();
      } else if (ASIDE.test(name) && value.trim() !== '') {
        // The items of a list from which a cell is filled.
        const hidden = name.startsWith('formula');
        const part = hidden ? 'hidden' : 'header_footer';
        sink.piece({ text: value, place: { sheet: sheet.name, part }, hidden });
      }
    },
  };
}

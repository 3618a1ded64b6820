import { partNamed, readPart, type Package } from '../office/parts.ts';
import { printedBy } from './numberFormat.ts';

/** What the number of a cell's style means for reading it. */
export interface CellStyles {
  /** Whether numbers in this style are shown as dates. */
  isDate(style: number): boolean;
  /** What a value shows as where the format prints digits of its own; null where it does not. */
  printed(style: number, value: string): string | null;
  /** Whether this style shows nothing: white on nothing, or a number format without any sign. */
  isInvisible(style: number): boolean;
}

/** Formats that every program has built in (ECMA-376 part 1, 18.8.30), with the Thai ones from 71. */
const DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58, 71, 72, 73, 74, 77,
]);

const isDateFormat = (code: string): boolean =>
  /[dyว]|ป|m.*[/-]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, ''));

export async function readStyles(file: Package): Promise<CellStyles> {
  const formats = new Map<number, string>();
  const white: boolean[] = [];
  const filled: boolean[] = [];
  const styles: { format: number; font: number; fill: number }[] = [];
  let section = '';
  await readPart(file, partNamed(file, 'xl/styles.xml'), {
    open(name, a) {
      if (['fonts', 'fills', 'cellXfs', 'cellStyleXfs', 'dxfs'].includes(name)) section = name;
      if (name === 'numFmt') formats.set(Number(a['numFmtId']), a['formatCode'] ?? '');
      // A format that a condition brings about: when it does is not known.
      const conditional =
        name === 'numFmt' && section === 'dxfs' ? printedBy(a['formatCode'] ?? '', '1') : null;
      if (conditional !== null)
        file.sink.piece({ text: conditional, place: { part: 'hidden' }, hidden: true });
      if (section === 'fonts' && name === 'font') white.push(false);
      if (section === 'fonts' && name === 'color') {
        white[white.length - 1] =
          a['rgb']?.toUpperCase() === 'FFFFFFFF' || (a['theme'] === '0' && !a['tint']);
      }
      if (section === 'fills' && name === 'patternFill')
        filled.push(!['none', undefined].includes(a['patternType']));
      if (section === 'fills' && name === 'gradientFill') filled.push(true);
      if (section === 'cellXfs' && name === 'xf') {
        styles.push({ format: Number(a['numFmtId']), font: Number(a['fontId']), fill: Number(a['fillId']) });
      }
    },
  });
  return {
    isDate(style) {
      const format = styles[style]?.format ?? 0;
      return DATES.has(format) || isDateFormat(formats.get(format) ?? '');
    },
    printed: (style, value) => printedBy(formats.get(styles[style]?.format ?? 0) ?? '', value),
    isInvisible(style) {
      const known = styles[style];
      if (!known) return false;
      return (
        /^;{2,3}$/.test(formats.get(known.format) ?? '') ||
        (white[known.font] === true && !filled[known.fill])
      );
    },
  };
}

import { turned, type GreyPicture } from './greyPicture.ts';
import { letterMarks } from './marks.ts';
import { rowsOf, type Row } from './rows.ts';

/** Letters that make a line of text: shorter ones are labels of a chart, names on doors, numbers of houses. */
const LINE = 9;
/** Letters of a name or a sum in a table, where many such entries stand below one another. */
const ENTRY = 5;
const ENTRIES = 15;
const WAVIEST = 0.34;
/** Of the marks' widths: letters differ in width, dots and tiles do not. */
const VARIETY = 0.22;
/** Lines of one page run one way. */
const ASTRAY = 0.07;
/** What a page of text has at least. A card or a letterhead with fewer lines can be read at a glance. */
const LINES = 5;
const LETTERS = 90;

function varietyOf({ marks }: Row): number {
  const widths = marks.map(({ width }) => width);
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  const spread = Math.sqrt(widths.reduce((sum, width) => sum + (width - mean) ** 2, 0) / widths.length);
  return spread / mean;
}

const isLine = (row: Row): boolean =>
  row.letters >= ENTRY && row.waviness <= WAVIEST && (varietyOf(row) >= VARIETY || row.marks.length < 4);

/** What was counted. */
interface TextCount {
  /** Of a table's cell at least. */
  readonly entries: number;
  readonly lines: number;
  readonly letters: number;
}

/** Lines that run one way, and the letters in them. */
function countText(picture: GreyPicture): TextCount {
  const found = rowsOf(letterMarks(picture)).filter(isLine);
  const slopes = found.map(({ slope }) => slope).sort((a, b) => a - b);
  const common = slopes[Math.floor(slopes.length / 2)] ?? 0;
  const along = found.filter(({ slope }) => Math.abs(slope - common) <= ASTRAY);
  return {
    entries: along.length,
    lines: along.filter(({ letters }) => letters >= LINE).length,
    letters: Math.round(along.reduce((sum, { letters }) => sum + letters, 0)),
  };
}

const isPage = ({ entries, lines, letters }: TextCount): boolean =>
  (lines >= LINES || entries >= ENTRIES) && letters >= LETTERS;

/**
 * Whether a picture looks like a page of text: many small dark marks of several widths, in lines that run one way, on
 * light and even ground. It reads nothing: words in such a picture have been seen by nobody. Light letters on dark
 * ground, and fewer than five lines, are not noticed.
 * @param picture its longer side about 1400 pixels, where the letters of an A4 page are some 15 high
 */
export const looksLikeText = (picture: GreyPicture): boolean =>
  isPage(countText(picture)) || isPage(countText(turned(picture)));

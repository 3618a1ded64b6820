import { Marked, type Tokens } from 'marked';
import { barChartPng } from './barChart.ts';

/** An address that stands for a picture to be drawn, by its values: `chart:12,7.5,3`. */
const CHART = 'chart:';
/** Before the first cell of a table's last row, when that sums up the others. */
const SUM = /^= /;

/** The mark-up that the sanitiser leaves. Addresses in the text stay text; only `[…](…)` is a link. */
const marked = new Marked({
  tokenizer: { url: () => undefined },
  renderer: {
    link({ href, tokens }) {
      return `<a href="${href}" rel="noopener nofollow">${this.parser.parseInline(tokens)}</a>`;
    },
    image({ href, text }) {
      const values = href.slice(CHART.length).split(',').map(Number);
      return `<img src="${href.startsWith(CHART) ? barChartPng(values) : href}" alt="${text}" />`;
    },
    table(token) {
      const inline = ({ tokens }: Tokens.TableCell) => this.parser.parseInline(tokens);
      return tableOf(token, inline);
    },
  },
});

/** The cells of the column with `:---` name their row; where no column has it, those of the first. */
function tableOf({ header, align, rows }: Tokens.Table, inline: (cell: Tokens.TableCell) => string): string {
  const naming = Math.max(align.indexOf('left'), 0);
  const head = header.map((cell) => `<th scope="col">${inline(cell)}</th>`).join('');
  const cellOf = (text: string, column: number) =>
    column === naming ? `<th scope="row">${text}</th>` : `<td>${text}</td>`;
  const lineOf = (cells: readonly string[]) => `<tr>${cells.map(cellOf).join('')}</tr>`;
  const lines = rows.map((row) => row.map(inline));
  const sums = lines.filter(([first = '']) => SUM.test(first));
  const body = lines.filter((line) => !sums.includes(line)).map(lineOf);
  const foot = sums.map(([first = '', ...rest]) => lineOf([first.replace(SUM, ''), ...rest]));
  return [
    `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody>`,
    foot.length > 0 ? `<tfoot>${foot.join('')}</tfoot>` : '',
    '</table>',
  ].join('');
}

/**
 * A body of the demonstration as HTML. Besides plain Markdown: a paragraph `Table: …` before a table is its caption, a
 * row that begins with `= ` its foot, and a picture at `chart:…` a bar chart.
 */
export const bodyOf = (markdown: string): string =>
  marked
    .parse(markdown, { async: false })
    .replaceAll('\n', '')
    .replaceAll(/<p>Table: ([^<]*)<\/p><table>/g, '<table><caption>$1</caption>');

import { barChartPng } from './barChart.ts';

/** Small pieces of HTML as the sanitiser leaves it. Texts given here may hold inline mark-up already. */

export const h2 = (text: string) => `<h2>${text}</h2>`;
export const h3 = (text: string) => `<h3>${text}</h3>`;
export const p = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('');
const items = (texts: readonly string[]) => texts.map((text) => `<li>${text}</li>`).join('');
export const ul = (...texts: string[]) => `<ul>${items(texts)}</ul>`;
export const ol = (...texts: string[]) => `<ol>${items(texts)}</ol>`;
export const link = (href: string, text: string) => `<a href="${href}" rel="noopener nofollow">${text}</a>`;
export const quote = (text: string) => `<blockquote><p>${text}</p></blockquote>`;

/** An amount or a count for people: thousands grouped, satang only where asked for. */
export const number = (value: number, fractionDigits = 0) =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  });
export const baht = (value: number) => number(value, 2);
export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

type Cell = string | number;
const text = (cell: Cell) => (typeof cell === 'number' ? number(cell) : cell);

/** A data table with a caption; the cells of the column `rowHeader` name their row. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  { foot, rowHeader = 0 }: { foot?: readonly Cell[]; rowHeader?: number } = {},
): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const line = (cells: readonly Cell[]) =>
    `<tr>${cells.map((c, i) => (i === rowHeader ? `<th scope="row">${text(c)}</th>` : `<td>${text(c)}</td>`)).join('')}</tr>`;
  return [
    `<table><caption>${caption}</caption><thead><tr>${head}</tr></thead>`,
    `<tbody>${rows.map(line).join('')}</tbody>`,
    foot ? `<tfoot>${line(foot)}</tfoot>` : '',
    '</table>',
  ].join('');
}

/** A bar chart drawn by the office itself; `alt` says what it shows, in words and numbers. */
export const chart = (values: readonly number[], alt: string, caption: string) =>
  `<p><img src="${barChartPng(values)}" alt="${alt}" /></p><p><em>${caption}</em></p>`;

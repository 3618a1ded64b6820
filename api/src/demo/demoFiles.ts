import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { barChartPng } from './barChart.ts';
import type { DemoContent, DemoItem } from './demoItem.ts';

/** A file that the demonstration's people attach. */
export interface DemoFile {
  readonly name: string;
  readonly caption: string;
  /** Pictures only. */
  readonly alternativeText: string;
  readonly bytes: Buffer;
}

const font = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf'),
);
let compiler: NodeCompiler | undefined;

/** A string of Typst's own, so that nothing in the text is taken for a command. */
const quoted = (text: string): string => `#${JSON.stringify(text).replaceAll(/\\u[0-9a-f]{4}/g, ' ')}`;

/** The text of an item as lines, for paper. */
const linesOf = (html: string): string[] =>
  html
    .replaceAll(/<\/(p|li|h2|h3|tr|caption|blockquote)>/g, '\n')
    .replaceAll(/<\/t[dh]>/g, '   ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function pdfOf(content: DemoContent): Buffer {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: [readFileSync(font)] }] });
  const lines = [content.summary, ...linesOf(content.body)].map(quoted).join('\n\n');
  const mainFileContent = [
    '#set page(paper: "a4", margin: 2.5cm, numbering: "1")',
    '#set text(font: "Sarabun", lang: "th", size: 12pt)',
    `#align(center, text(size: 17pt)[${quoted(content.title)}])`,
    lines,
  ].join('\n\n');
  return Buffer.from(compiler.pdf({ mainFileContent }));
}

const figuresOf = (values: readonly number[]): Buffer =>
  Buffer.from(`ไตรมาส,ร้อยละ\n${values.map((value, i) => `${i + 1},${value}`).join('\n')}\n`);

/** The files of an item as it stands on the demonstration's day; what they say is made from its own text. */
export function demoFilesOf({ document, figures, content }: DemoItem): DemoFile[] {
  if (document === null) return [];
  const pdf = { name: `${document}.pdf`, caption: '', alternativeText: '', bytes: pdfOf(content) };
  if (figures.length === 0) return [pdf];
  const shown = figures.map((value, i) => `ไตรมาสที่ ${i + 1} ร้อยละ ${value}`).join(' ');
  const chart = Buffer.from(barChartPng(figures).split(',')[1] ?? '', 'base64');
  return [
    pdf,
    { name: 'ข้อมูลรายไตรมาส.csv', caption: 'ชุดข้อมูล', alternativeText: '', bytes: figuresOf(figures) },
    { name: 'แผนภูมิรายไตรมาส.png', caption: '', alternativeText: `แผนภูมิแท่ง ${shown}`, bytes: chart },
  ];
}

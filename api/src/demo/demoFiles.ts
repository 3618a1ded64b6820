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

/** The addresses of the items that have files, with the name that theirs are called by. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  แผนปฏิบัติการประจำปี: 'แผนปฏิบัติการประจำปี (ฉบับเต็ม)',
  แผนพัฒนาการศึกษาขั้นพื้นฐาน: 'แผนพัฒนาการศึกษาขั้นพื้นฐาน',
  คู่มือการจัดทำแผนปฏิบัติการของโรงเรียน: 'คู่มือการจัดทำแผนปฏิบัติการของโรงเรียน',
  'รายงานติดตามแผนปฏิบัติการ-ไตรมาสสี่': 'รายงานติดตามแผนปฏิบัติการ',
  'สรุปผลการจัดซื้อจัดจ้าง-เดือนตุลาคม': 'สรุปผลการจัดซื้อจัดจ้าง แบบ สขร ๑',
  รายงานการใช้จ่ายงบประมาณรายไตรมาส: 'รายงานการใช้จ่ายงบประมาณ',
  คู่มือการขอย้ายข้าราชการครู: 'คู่มือการขอย้ายข้าราชการครู',
  คู่มือการนิเทศภายในโรงเรียน: 'คู่มือการนิเทศภายในโรงเรียน',
  คู่มือระบบดูแลช่วยเหลือนักเรียน: 'คู่มือระบบดูแลช่วยเหลือนักเรียน',
  มาตรการความปลอดภัยในสถานศึกษา: 'มาตรการความปลอดภัยในสถานศึกษา',
};
/** Those that have figures besides, as data and as a picture. */
const FIGURES: Readonly<Record<string, readonly number[]>> = {
  แผนปฏิบัติการประจำปี: [18, 24, 31, 12],
};

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
export function demoFilesOf({ slug, content }: DemoItem): DemoFile[] {
  const document = DOCUMENTS[slug];
  if (document === undefined) return [];
  const pdf = { name: `${document}.pdf`, caption: '', alternativeText: '', bytes: pdfOf(content) };
  const values = FIGURES[slug];
  if (!values) return [pdf];
  const shown = values.map((value, i) => `ไตรมาสที่ ${i + 1} ร้อยละ ${value}`).join(' ');
  const chart = Buffer.from(barChartPng(values).split(',')[1] ?? '', 'base64');
  return [
    pdf,
    { name: 'ข้อมูลรายไตรมาส.csv', caption: 'ชุดข้อมูล', alternativeText: '', bytes: figuresOf(values) },
    { name: 'แผนภูมิรายไตรมาส.png', caption: '', alternativeText: `แผนภูมิแท่ง ${shown}`, bytes: chart },
  ];
}

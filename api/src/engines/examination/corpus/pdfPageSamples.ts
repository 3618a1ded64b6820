import { pdfOf } from './make/pdf.ts';
import type { Sample } from './sample.ts';

const LINES = [
  'Annual budget 2027 of the office',
  'Project A 120000 baht',
  'Project B 45000 baht',
  'Contact 02-000-0000',
];
const NAME = 'Mr. Example Person of house nine';

interface Page {
  /** The matrix of the text, up to its place, and where the line of a number stands. */
  readonly turn: string;
  readonly at: (line: number) => string;
  readonly page: string;
  /** A box that covers the line of a number: place and size. */
  readonly box: (line: number) => string;
  readonly size?: number;
}

const turned = (rotate: number, rest: Omit<Page, 'page'>): Page => ({ ...rest, page: `/Rotate ${rotate}` });

/** Pages as scanners and offices leave them: words stand upright for the reader. */
const PAGES: Readonly<Record<string, Page>> = {
  'turned by 90 degrees': turned(90, {
    turn: '0 1 -1 0',
    at: (line) => `${60 + 20 * line} 60`,
    box: (line) => `${45 + 20 * line} 55 20 280`,
  }),
  'turned by 180 degrees': turned(180, {
    turn: '-1 0 0 -1',
    at: (line) => `520 ${60 + 20 * line}`,
    box: (line) => `240 ${45 + 20 * line} 285 20`,
  }),
  'turned by 270 degrees': turned(270, {
    turn: '0 -1 1 0',
    at: (line) => `${520 - 20 * line} 780`,
    box: (line) => `${515 - 20 * line} 500 20 285`,
  }),
  cropped: {
    turn: '1 0 0 1',
    at: (line) => `180 ${850 - 20 * line}`,
    page: '/MediaBox[0 0 800 1000]/CropBox[150 120 650 880]',
    box: (line) => `175 ${845 - 20 * line} 280 20`,
  },
  'cropped and turned': {
    turn: '0 1 -1 0',
    at: (line) => `${200 + 20 * line} 180`,
    page: '/MediaBox[0 0 800 1000]/CropBox[150 120 650 880]/Rotate 90',
    box: (line) => `${185 + 20 * line} 175 20 280`,
  },
  'whose box begins elsewhere': {
    turn: '1 0 0 1',
    at: (line) => `-240 ${1200 - 20 * line}`,
    page: '/MediaBox[-300 500 295 1342]',
    box: (line) => `-245 ${1195 - 20 * line} 280 20`,
  },
  'in units of its own': {
    turn: '1 0 0 1',
    at: (line) => `6 ${70 - 2 * line}`,
    page: '/MediaBox[0 0 59.5 84.2]/UserUnit 10',
    box: (line) => `5.5 ${69.5 - 2 * line} 28 2`,
    size: 1.4,
  },
};

const write = ({ turn, at, size = 14 }: Page, line: number, words: string): string =>
  `BT /F1 ${size} Tf ${turn} ${at(line)} Tm (${words}) Tj ET\n`;
const pageOf = (page: Page, content: string): Buffer => pdfOf({ page: page.page, content });
/** A pattern as paper of forms has it, over all of the page. */
const pattern = (every: number, most: number): string =>
  `0.6 G ${every / 8} w ${Array.from({ length: Math.floor(most / every) }, (_, i) => `-300 ${i * every} m ${most} ${i * every} l`).join(' ')} S\n`;

export const PDF_PAGE_SAMPLES: readonly Sample[] = Object.entries(PAGES).flatMap(([title, page]) => [
  {
    title: `PDF with a page ${title}`,
    name: 'สแกน.pdf',
    bytes: () => pageOf(page, LINES.map((words, line) => write(page, line, words)).join('')),
    text: 'read' as const,
    says: 'Project A 120000 baht',
    clean: true as const,
  },
  {
    title: `PDF with a name under a box on a page ${title}`,
    name: 'ร้องเรียน.pdf',
    bytes: () =>
      pageOf(
        page,
        `${pattern(page.size ? 0.4 : 4, page.size ? 90 : 1400)}${write(page, 0, 'Complaint received by the office')}${write(page, 2, NAME)}0 0 0 rg ${page.box(2)} re f\n`,
      ),
    text: 'read' as const,
    says: 'Complaint received by the office',
    finds: ['covered_text' as const],
  },
]);

import { createHash } from 'node:crypto';
import { renderSVG } from 'uqr';
import { coveredData } from './covered.ts';
import type { PaperData } from './data.ts';
import { DrawnPapers } from './drawnPapers.ts';
import type { PaperJob } from './job.ts';
import { PAPER_TEMPLATES } from './paperTemplates.ts';
import { placePictures } from './pictures.ts';
import { pressOf, type Lane } from './press.ts';

/** The templates of one version of the announcement, by file name: all that they can import. */
export type Templates = Readonly<Record<string, string>>;

interface DrawOptions {
  /** What the paper's QR code says. */
  readonly qr?: string;
  /** The moment of the item that the paper speaks of, ISO 8601: the same item gives the same bytes at any time. */
  readonly at: string;
  /** Who asks; staff, unless said. */
  readonly lane?: Lane;
}

/** The name by which templates find the QR code. */
export const QR_FILE = 'qr.svg';
export const EMBLEM_FILE = 'emblem.svg';

const drawnPapers = new DrawnPapers();

/** Of everything that makes a paper: the compiler and the fonts are this process's own. */
function digestOf(templates: Templates, data: PaperData, { at, qr }: DrawOptions): string {
  const sorted = Object.entries(templates).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([sorted, data, at, qr ?? null]))
    .digest('hex');
}

/** What the press is given for a paper. */
export async function paperJob(
  templates: Templates,
  data: PaperData,
  { at, qr }: DrawOptions,
): Promise<PaperJob> {
  const placed = data.kind === 'item' ? await placePictures(data.body) : undefined;
  const shown = coveredData(placed ? { ...data, body: placed.body } : data);
  const files = {
    ...templates,
    ...placed?.files,
    ...(qr === undefined ? {} : { [QR_FILE]: renderSVG(qr, { ecc: 'M', border: 2 }) }),
    'data.json': JSON.stringify(shown),
  };
  return { main: PAPER_TEMPLATES[data.kind], files, at: Math.floor(Date.parse(at) / 1000) };
}

/**
 * Draws a paper as a tagged PDF/A-2a that is also PDF/UA-1 (unless {@link press}.unfinished counts it), or gives the one
 * that was drawn from the very same. Texts go in as data and never become source.
 * @throws {TemplateError} when the template is at fault {PressError} when it takes too much
 */
export async function drawPaper(
  templates: Templates,
  data: PaperData,
  options: DrawOptions,
): Promise<Buffer> {
  const { lane = 'staff' } = options;
  return drawnPapers.paper(digestOf(templates, data, options), lane, () =>
    pressOf(lane).draw(() => paperJob(templates, data, options), { lane }),
  );
}

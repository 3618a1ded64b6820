import { renderSVG } from 'uqr';
import { coveredData } from './covered.ts';
import type { PaperData } from './data.ts';
import { PAPER_TEMPLATES } from './paperTemplates.ts';
import { placePictures } from './pictures.ts';
import { press } from './press.ts';

/** The templates of one version of the announcement, by file name: all that they can import. */
export type Templates = Readonly<Record<string, string>>;

interface DrawOptions {
  /** What the paper's QR code says. */
  readonly qr?: string;
  /** The moment of the item that the paper speaks of, ISO 8601: the same item gives the same bytes at any time. */
  readonly at: string;
}

/** The name by which templates find the QR code. */
export const QR_FILE = 'qr.svg';
export const EMBLEM_FILE = 'emblem.svg';

/**
 * Draws a paper as a tagged PDF/A-2a that is also PDF/UA-1. Texts go in as data and never become source.
 * @throws {TemplateError} when the template is at fault {PressError} when it takes too much
 */
export async function drawPaper(
  templates: Templates,
  data: PaperData,
  options: DrawOptions,
): Promise<Buffer> {
  const placed = data.kind === 'item' ? await placePictures(data.body) : undefined;
  const shown = coveredData(placed ? { ...data, body: placed.body } : data);
  const files = {
    ...templates,
    ...placed?.files,
    ...(options.qr === undefined ? {} : { [QR_FILE]: renderSVG(options.qr, { ecc: 'M', border: 2 }) }),
    'data.json': JSON.stringify(shown),
  };
  const at = Math.floor(Date.parse(options.at) / 1000);
  return press.draw({ main: PAPER_TEMPLATES[data.kind], files, at });
}

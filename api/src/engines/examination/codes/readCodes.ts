import sharp from 'sharp';
import { LIMITS } from '../limits.ts';
import { drawPage } from '../pdf/drawPages.ts';
import { openPdf } from '../pdf/openPdf.ts';
import type { FileType } from '@phoeiphrae/shared/fileTypes';
import { qrTexts, type Raster } from './qrReader.ts';

/** Longest sides in pixels, tried in this order: a small picture is read faster, a large one has the finer code. */
const SIDES = [2200, 3600];
/** A signed paper has one page or a few. */
const PAGES = 10;

/**
 * The QR codes in a scan or a photograph that begin with `prefix`, in the worker. A file in which none is found, or
 * that cannot be drawn, has none.
 */
export async function readCodes(type: FileType, source: string, prefix: string): Promise<string[]> {
  if (type.family === 'pdf') return inPdf(source, prefix);
  return type.family === 'picture' ? inPicture(source, prefix) : [];
}

async function among(prefix: string, draw: (side: number) => Promise<Raster | undefined>): Promise<string[]> {
  for (const side of SIDES) {
    const raster = await draw(side);
    const texts = raster ? await qrTexts(raster) : [];
    const ours = texts.filter((text) => text.startsWith(prefix));
    if (ours.length > 0) return ours;
  }
  return [];
}

async function inPdf(source: string, prefix: string): Promise<string[]> {
  const pdf = await openPdf(source);
  const found: string[] = [];
  try {
    const count = Math.min(pdf.pdfium._FPDF_GetPageCount(pdf.document), PAGES);
    for (let page = 0; page < count; page += 1) {
      found.push(...(await among(prefix, (side) => Promise.resolve(drawPage(pdf, page, side)))));
    }
  } finally {
    pdf.close();
  }
  return [...new Set(found)];
}

const inPicture = (source: string, prefix: string): Promise<string[]> =>
  among(prefix, async (side) => {
    const { data, info } = await sharp(source, { limitInputPixels: LIMITS.pixels, sequentialRead: true })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, pixels: data };
  });

import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

/** 200 dots an inch, as offices scan; PDFium counts in points of a 72nd. */
const SCALE = 200 / 72;

export interface ScanQuirks {
  /** How far the sheet lay askew, in degrees. */
  readonly askew?: number;
  /** Of the JPEG, 1 to 100. */
  readonly quality?: number;
  /** How much dust: standard deviation of the noise, in grey levels. */
  readonly noise?: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

async function sheetsOf(pdf: Uint8Array): Promise<Sheet[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  try {
    const sheets: Sheet[] = [];
    for (const page of document.pages()) sheets.push(await page.render({ scale: SCALE, render: 'bitmap' }));
    return sheets;
  } finally {
    document.destroy();
    library.destroy();
  }
}

const glass = new Map<string, ReturnType<typeof makeDust>>();

const makeDust = (width: number, height: number, sigma: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma },
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true });

/** The dust on the scanner's glass: it takes long to make, and lies there for every sheet of that size. */
function dustOn(width: number, height: number, sigma: number): ReturnType<typeof makeDust> {
  const key = `${String(width)} ${String(height)} ${String(sigma)}`;
  const known = glass.get(key) ?? makeDust(width, height, sigma);
  glass.set(key, known);
  return known;
}

async function scanned({ data, width, height }: Sheet, quirks: ScanQuirks): Promise<Buffer> {
  const { askew = 2.5, quality = 60, noise = 12 } = quirks;
  const flat = sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#ffffff' });
  const turned = await flat
    .greyscale()
    .rotate(askew, { background: '#f4f2ee' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dust = await dustOn(turned.info.width, turned.info.height, noise);
  return sharp(turned.data, { raw: turned.info })
    .composite([{ input: dust.data, raw: dust.info, blend: 'soft-light' }])
    .jpeg({ quality })
    .toBuffer();
}

/** The last page of a PDF, where the lines for ink are, printed and scanned: grey, askew, dusty, saved as JPEG. */
export async function scanOf(pdf: Uint8Array, quirks: ScanQuirks = {}): Promise<Buffer> {
  const last = (await sheetsOf(pdf)).at(-1);
  if (!last) throw new Error('the PDF has no page');
  return scanned(last, quirks);
}

/** All pages of a PDF as an office's scanner gives them: a PDF of pictures without text. */
export async function scannedPdf(pdf: Uint8Array, quirks: ScanQuirks = {}): Promise<Buffer> {
  const pictures = await Promise.all((await sheetsOf(pdf)).map((sheet) => scanned(sheet, quirks)));
  return pdfOfPictures(pictures);
}

/** A PDF with a JPEG on each page (ISO 32000-1, 7.5: header, objects, cross-reference table, trailer). */
async function pdfOfPictures(pictures: readonly Buffer[]): Promise<Buffer> {
  const kids = pictures.map((_, i) => `${String(3 + i * 3)} 0 R`).join(' ');
  const bodies: (string | Buffer)[][] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    [`<< /Type /Pages /Kids [${kids}] /Count ${String(pictures.length)} >>`],
  ];
  for (const [i, picture] of pictures.entries()) {
    const { width, height } = await sharp(picture).metadata();
    const [content, image] = [4 + i * 3, 5 + i * 3].map(String);
    const draw = 'q 595 0 0 842 0 0 cm /S Do Q';
    bodies.push(
      [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content ?? ''} 0 R` +
          ` /Resources << /XObject << /S ${image ?? ''} 0 R >> >> >>`,
      ],
      [`<< /Length ${String(draw.length)} >>\nstream\n${draw}\nendstream`],
      [
        `<< /Type /XObject /Subtype /Image /Width ${String(width)} /Height ${String(height)} /ColorSpace /DeviceRGB` +
          ` /BitsPerComponent 8 /Filter /DCTDecode /Length ${String(picture.length)} >>\nstream\n`,
        picture,
        '\nendstream',
      ],
    );
  }
  return written(bodies);
}

function written(bodies: readonly (readonly (string | Buffer)[])[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00e2\u00e3\n', 'latin1')];
  let length = parts[0]?.length ?? 0;
  const add = (part: string | Buffer) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const places = bodies.map((body, i) => {
    const place = length;
    for (const part of [`${String(i + 1)} 0 obj\n`, ...body, '\nendobj\n']) add(part);
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = length;
  const size = String(bodies.length + 1);
  add(`xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`);
  add(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(table)}\n%%EOF\n`);
  return Buffer.concat(parts);
}

import type { Block, Inline } from './richTree.ts';

/** Of the longer side, in pixels: sharp enough for paper, and no bomb. */
const SIDE = 1600;
const PIXEL_LIMIT = 40_000_000;
/** The width of the text, in pixels of a screen: a picture as wide as this fills the line. */
const LINE_PIXELS = 640;

/** A picture as the template finds it: by the name of its file, or null when it cannot be read. */
interface PlacedPicture {
  readonly is: 'picture';
  readonly file: string | null;
  readonly alternative: string;
  /** Of the line's width, from 0 to 1. */
  readonly width: number;
}

/** Drawn anew, since a template that is given a broken picture draws nothing at all. */
async function redrawn(address: string): Promise<{ bytes: Buffer; type: string; width: number } | undefined> {
  const match = /^data:image\/(png|jpeg|webp);base64,([A-Za-z0-9+/=]+)$/.exec(address);
  if (!match?.[2]) return undefined;
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(Buffer.from(match[2], 'base64'), { limitInputPixels: PIXEL_LIMIT, failOn: 'error' })
      .rotate()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    const type = match[1] === 'jpeg' ? 'jpg' : 'png';
    const { data, info } = await (type === 'jpg' ? image.jpeg({ quality: 88 }) : image.png()).toBuffer({
      resolveWithObject: true,
    });
    return { bytes: data, type, width: Math.min(1, info.width / LINE_PIXELS) };
  } catch {
    return undefined;
  }
}

/** Puts the pictures of a body into files beside the template and names them where they stood. */
export async function placePictures(
  blocks: readonly Block[],
): Promise<{ body: unknown; files: Record<string, Buffer> }> {
  const files: Record<string, Buffer> = {};
  async function place({ source, alternative }: Inline & { is: 'picture' }): Promise<PlacedPicture> {
    const said = alternative.trim() === '' ? 'ภาพประกอบ' : alternative;
    const picture = await redrawn(source);
    if (!picture) return { is: 'picture', file: null, alternative: said, width: 1 };
    const file = `picture-${Object.keys(files).length + 1}.${picture.type}`;
    files[file] = picture.bytes;
    return { is: 'picture', file, alternative: said, width: picture.width };
  }
  async function walk(value: unknown): Promise<unknown> {
    if (Array.isArray(value)) {
      const out: unknown[] = [];
      for (const entry of value) out.push(await walk(entry));
      return out;
    }
    if (typeof value !== 'object' || value === null) return value;
    if ('is' in value && value.is === 'picture') return place(value as Inline & { is: 'picture' });
    const entries: [string, unknown][] = [];
    for (const [key, entry] of Object.entries(value)) entries.push([key, await walk(entry)]);
    return Object.fromEntries(entries);
  }
  return { body: await walk(blocks), files };
}

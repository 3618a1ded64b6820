import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture of a plain ground with a diagonal, in the format asked for. */
export function pictureOf(
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif',
  side = 64,
): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="100%" height="100%" fill="#cde"/><path d="M0 0L${side} ${side}" stroke="#123" stroke-width="5"/></svg>`;
  return sharp(Buffer.from(svg)).flatten().toFormat(format).toBuffer();
}

/** A photograph as a telephone makes it: turned by EXIF, with the place where it was taken. */
export async function photograph(): Promise<Buffer> {
  const exif = {
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '14/1 28/1 2820/100',
      GPSLongitudeRef: 'E',
      GPSLongitude: '100/1 7/1 570/100',
    },
  };
  return sharp(await pictureOf('jpeg', 200))
    .resize(200, 100, { fit: 'fill' })
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of a few kilobytes that unpacks to `side` times `side` points of one bit. */
export function pixelBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const row = Math.ceil(side / 8) + 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(Math.min(row * side, 4_000_000)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG with further chunks behind its header. */
export async function pngWith(
  ...chunks: readonly (readonly [kind: string, data: Buffer])[]
): Promise<Buffer> {
  const png = await pictureOf('png');
  const header = 8 + 25;
  return Buffer.concat([
    png.subarray(0, header),
    ...chunks.map(([kind, data]) => chunk(kind, data)),
    png.subarray(header),
  ]);
}

/** A JPEG with further segments behind its mark. */
export async function jpegWith(
  ...segments: readonly (readonly [marker: number, data: Buffer])[]
): Promise<Buffer> {
  const jpeg = await pictureOf('jpeg', 480);
  const written = segments.map(([marker, data]) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...written, jpeg.subarray(2)]);
}

/** The index of the multi-picture format (CIPA DC-007) for a picture and those that stand behind it. */
function multiPictureIndex(sizes: readonly number[], offsets: readonly number[]): Buffer {
  const head = Buffer.alloc(8 + 2 + 3 * 12 + 4);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(3, 8);
  const entry = (at: number, tag: number, kind: number, count: number, value: number) => {
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(kind, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(value, at + 8);
  };
  entry(10, 0xb000, 7, 4, 0x30303130);
  entry(22, 0xb001, 4, 1, sizes.length);
  entry(34, 0xb002, 7, 16 * sizes.length, head.length);
  const rows = sizes.map((size, i) => {
    const row = Buffer.alloc(16);
    row.writeUInt32LE(i === 0 ? 0x30000 : 0, 0);
    row.writeUInt32LE(size, 4);
    row.writeUInt32LE(i === 0 ? 0 : (offsets[i] ?? 0), 8);
    return row;
  });
  return Buffer.concat([Buffer.from('MPF\0', 'latin1'), head, ...rows]);
}

/** A photograph with a second picture behind it, announced as telephones do it with a gain map; of this share of its side. */
export async function withSecondPicture(share: number): Promise<Buffer> {
  const second = await sharp(await pictureOf('jpeg', Math.round(480 * share)))
    .jpeg()
    .toBuffer();
  const index = (size: number, offset: number) => multiPictureIndex([size, second.length], [0, offset]);
  const { length } = await jpegWith([0xe2, index(0, 0)]);
  // Offsets are counted from the beginning of the index's own header.
  const first = await jpegWith([0xe2, index(length, length - (2 + 4 + 4))]);
  return Buffer.concat([first, second]);
}

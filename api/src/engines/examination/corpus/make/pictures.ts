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

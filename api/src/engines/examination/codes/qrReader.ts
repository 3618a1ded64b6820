import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';

/** A drawn page: four bytes a pixel, red first. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A paper carries one code of ours; a few more may be printed in what it speaks of. */
const CODES = 8;
const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  maxNumberOfSymbols: CODES,
};

let ready: Promise<unknown> | undefined;

/** The reader from the package's own file: left to itself it would fetch it from the network. */
async function start(): Promise<unknown> {
  const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = await readFile(file);
  return prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer },
    fireImmediately: true,
  });
}

/** The texts of the QR codes on a page, which may be turned, dirty and unevenly lit. */
export async function qrTexts({ width, height, pixels }: Raster): Promise<string[]> {
  await (ready ??= start());
  const data = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' }, OPTIONS);
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

/** A picture in grey, one byte a pixel, rows without gaps. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The same turned by a quarter, so that lines that ran up or down run across. */
export function turned({ width, height, pixels }: GreyPicture): GreyPicture {
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[x * height + (height - 1 - y)] = pixels[y * width + x] ?? 0;
  }
  return { width: height, height: width, pixels: out };
}

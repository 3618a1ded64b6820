/** Of a byte that begins a sign of several: how many follow, and the bounds of the first of them (Unicode, table 3-7). */
function follow(byte: number): readonly [count: number, low: number, high: number] | null {
  if (byte >= 0xc2 && byte <= 0xdf) return [1, 0x80, 0xbf];
  if (byte >= 0xe0 && byte <= 0xef) return [2, byte === 0xe0 ? 0xa0 : 0x80, byte === 0xed ? 0x9f : 0xbf];
  if (byte >= 0xf0 && byte <= 0xf4) return [3, byte === 0xf0 ? 0x90 : 0x80, byte === 0xf4 ? 0x8f : 0xbf];
  return null;
}

/** How the letters of the Thai block begin. */
const THAI = new Set([0xe0b8, 0xe0b9]);

/** Counts, over all bytes of a text, signs beyond ASCII that are right in UTF-8 and those that are broken. */
export class Utf8Bytes {
  /** Right signs of several bytes, and those of them that are Thai: others come about by chance in Thai of Windows. */
  signs = 0;
  thai = 0;
  broken = 0;
  #left = 0;
  /** The two bytes before, in one number. */
  #before = 0;
  #low = 0;
  #high = 0;
  /** Bytes at the very beginning that belong to a sign that was cut off are no fault, nor is one cut off at the end. */
  #atStart = true;

  take(chunk: Uint8Array): void {
    for (const byte of chunk) {
      this.#one(byte);
      this.#before = ((this.#before << 8) | byte) & 0xffff;
    }
  }

  #one(byte: number): void {
    if (this.#left > 0) {
      if (byte >= this.#low && byte <= this.#high) {
        [this.#low, this.#high] = [0x80, 0xbf];
        if (--this.#left === 0) {
          this.signs += 1;
          if (THAI.has(this.#before)) this.thai += 1;
        }
        return;
      }
      this.broken += 1;
      this.#left = 0;
    }
    if (byte < 0x80) {
      this.#atStart = false;
      return;
    }
    const next = follow(byte);
    if (next) [this.#left, this.#low, this.#high] = next;
    else if (!this.#atStart || byte >= 0xc0) this.broken += 1;
    if (next) this.#atStart = false;
  }
}

const between = (low: number, high: number) => (byte: number) => byte >= low && byte <= high;
const isConsonant = between(0xa1, 0xce);
/** Vowels that are written before their consonant. */
const isLeading = between(0xe0, 0xe4);
/** Vowels and marks over and under a letter. */
const isMark = (byte: number): boolean =>
  byte === 0xd1 || (byte >= 0xd4 && byte <= 0xda) || (byte >= 0xe7 && byte <= 0xee);
/** Quotation marks, dashes, dots and the blank that Windows has among the high bytes. */
const isSign = (byte: number): boolean =>
  byte === 0x80 || byte === 0x85 || (byte >= 0x91 && byte <= 0x97) || byte === 0xa0;
const isThai = (byte: number): boolean => (byte >= 0xa1 && byte <= 0xda) || (byte >= 0xdf && byte <= 0xfb);

/** The share of Thai letters that may stand where none can, and of bytes that are no letter, in a text that is Thai. */
const MISPLACED = 0.05;
const STRANGE = 0.02;

/** Counts, over all bytes of a text, whether they make Thai in windows-874 (TIS-620 is part of it). */
export class ThaiBytes {
  high = 0;
  #thai = 0;
  #misplaced = 0;
  #strange = 0;
  #before = 0;

  take(chunk: Uint8Array): void {
    for (const byte of chunk) this.#one(byte);
  }

  #one(byte: number): void {
    const before = this.#before;
    this.#before = byte;
    if (isLeading(before) && !isConsonant(byte)) this.#misplaced += 1;
    if (byte < 0x80) return;
    this.high += 1;
    if (isThai(byte)) {
      this.#thai += 1;
      if (isMark(byte) && !isConsonant(before) && !isMark(before)) this.#misplaced += 1;
    } else if (!isSign(byte)) this.#strange += 1;
  }

  isThai(): boolean {
    return this.#misplaced <= this.#thai * MISPLACED && this.#strange <= this.high * STRANGE;
  }
}

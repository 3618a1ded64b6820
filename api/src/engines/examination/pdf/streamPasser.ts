import { Refused } from '../refused.ts';

const END = Buffer.from('endstream');

/**
 * Passes over the bytes of streams by the length that their dictionary states: what is in a stream may contain the word
 * `endstream` and then an open string, to make a reader blind for the rest.
 */
export class StreamPasser {
  #depth = 0;
  #length: number | undefined;
  #recent: string[] = [];
  #left: number | undefined;
  #tail = Buffer.alloc(0);
  #mustEnd = false;
  passed = false;

  /** Notes a token, for the length; gives it back. @throws Refused when a stream has not ended where it said */
  watch(token: string): string {
    if (this.#mustEnd && token !== 'endstream') throw new Refused('broken', 'stream');
    this.#mustEnd = false;
    const [before, previous] = [this.#recent.at(-2), this.#recent.at(-1)];
    if (token === 'obj') [this.#depth, this.#length] = [0, undefined];
    else if (token === '<<') this.#depth += 1;
    else if (token === '>>') this.#depth -= 1;
    else if (previous === '/Length' && this.#depth === 1) this.#length = Number(token);
    // A length that stands elsewhere: `12 0 R`.
    else if (token === 'R' && this.#recent.at(-3) === '/Length' && before !== undefined)
      this.#length = undefined;
    this.#recent = [...this.#recent.slice(-2), token];
    return token;
  }

  /** `separator` is the character after the word `stream`: a line end of two has one more to come. */
  begin(separator: string): void {
    this.passed = false;
    this.#tail = Buffer.alloc(0);
    this.#left = this.#length === undefined ? undefined : this.#length + (separator === '\r' ? 1 : 0);
  }

  /** Goes over what of the stream is in the chunk; the offset at which to go on. */
  pass(chunk: Buffer, at: number): number {
    if (this.#left === undefined) return this.#search(chunk, at);
    const step = Math.min(this.#left, chunk.length - at);
    this.#left -= step;
    if (this.#left === 0) {
      this.passed = true;
      this.#mustEnd = true;
    }
    return at + step;
  }

  #search(chunk: Buffer, at: number): number {
    const joined = Buffer.concat([this.#tail, chunk.subarray(at)]);
    const end = joined.indexOf(END);
    if (end < 0) {
      this.#tail = Buffer.from(joined.subarray(-END.length + 1));
      return chunk.length;
    }
    this.passed = true;
    return at - this.#tail.length + end + END.length;
  }
}

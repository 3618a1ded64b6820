import { StreamPasser } from './streamPasser.ts';
import { StringReader } from './stringReader.ts';

const DELIMITERS = new Set('()<>[]{}/%');
const SPACES = new Set('\0\t\n\f\r ');

/**
 * Cuts a PDF into its tokens outside of comments and streams (ISO 32000-2, 7.2): names with their slash, words,
 * numbers, strings in parentheses as they read, `<<` and `>>`. Takes it chunk by chunk and holds at most one token. Meant for PDFs that PDFium wrote: those
 * have no malformed strings.
 */
export class PdfTokens {
  #state: 'plain' | 'string' | 'hex' | 'comment' | 'stream' = 'plain';
  #word = '';
  #depth = 0;
  #escaped = false;
  readonly #streams = new StreamPasser();
  readonly #content = new StringReader();

  /** @throws Refused when a stream does not end where it says */
  *read(chunk: Buffer): Generator<string> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#state === 'stream') {
        at = this.#streams.pass(chunk, at);
        if (this.#streams.passed) this.#state = 'plain';
        continue;
      }
      const letter = String.fromCharCode(chunk[at] ?? 0);
      at += 1;
      if (this.#state === 'plain') yield* this.#plain(letter);
      else if (this.#state === 'string') yield* this.#string(letter);
      else if (this.#state === 'hex') yield* this.#hex(letter);
      else if (letter === '\n' || letter === '\r') this.#state = 'plain';
    }
  }

  *#plain(letter: string): Generator<string> {
    if (!SPACES.has(letter) && !DELIMITERS.has(letter)) {
      this.#word += letter;
      return;
    }
    const word = this.#word + (letter === '>' && this.#word === '>' ? '>' : '');
    this.#word = '';
    if (word !== '') yield this.#streams.watch(word);
    if (word === 'stream') {
      this.#state = 'stream';
      this.#streams.begin(letter);
    } else if (word !== '>>') yield* this.#delimiter(letter);
  }

  *#delimiter(letter: string): Generator<string> {
    if (letter === '(') {
      this.#state = 'string';
      this.#depth = 1;
    } else if (letter === '<') this.#state = 'hex';
    else if (letter === '%') this.#state = 'comment';
    else if (letter === '/' || letter === '>') this.#word = letter;
    else if (!SPACES.has(letter)) yield letter;
  }

  *#string(letter: string): Generator<string> {
    const escaped = this.#escaped;
    this.#escaped = !escaped && letter === '\\';
    if (this.#escaped) {
      this.#content.closeCode();
      return;
    }
    if (!escaped && letter === '(') this.#depth += 1;
    if (!escaped && letter === ')' && --this.#depth === 0) {
      this.#content.closeCode();
      this.#state = 'plain';
      yield this.#ended();
    } else this.#content.literal(letter, escaped);
  }

  #ended(): string {
    return this.#streams.watch(`(${this.#content.end()})`);
  }

  /** After `<`: a second one opens a dictionary, anything else is a string of hexadecimal digits up to `>`. */
  *#hex(letter: string): Generator<string> {
    if (letter === '<' && this.#depth === 0) {
      this.#state = 'plain';
      yield this.#streams.watch('<<');
    } else if (letter === '>') {
      this.#state = 'plain';
      this.#depth = 0;
      yield this.#ended();
    } else {
      this.#depth = 1;
      this.#content.hex(letter);
    }
  }
}

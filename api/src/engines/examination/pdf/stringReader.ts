/** As many bytes of a string as are kept: no address that anybody follows is longer. */
const KEPT = 4_096;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads the content of one string, in parentheses or in hexadecimal digits (ISO 32000-2, 7.3.4), sign by sign. */
export class StringReader {
  #text = '';
  #escape: string | undefined;
  #digit = '';

  /** The bytes as letters, and ready for the next string. An odd last digit has a 0 after it. */
  end(): string {
    if (this.#digit !== '') this.hex('0');
    const text = this.#text;
    [this.#text, this.#escape, this.#digit] = ['', undefined, ''];
    return text;
  }

  hex(letter: string): void {
    if (!/[0-9a-f]/i.test(letter)) return;
    if (this.#digit === '') this.#digit = letter;
    else {
      this.#keep(String.fromCharCode(parseInt(this.#digit + letter, 16)));
      this.#digit = '';
    }
  }

  /** @param escaped whether a backslash is before it that is not itself escaped */
  literal(letter: string, escaped: boolean): void {
    if (this.#escape !== undefined) {
      if (/[0-7]/.test(letter) && this.#escape.length < 3) {
        this.#escape += letter;
        return;
      }
      this.#keepOctal();
    }
    if (!escaped) this.#keep(letter);
    else if (/[0-7]/.test(letter)) this.#escape = letter;
    // A line end after a backslash is none.
    else if (letter !== '\n' && letter !== '\r') this.#keep(ESCAPES[letter] ?? letter);
  }

  /** A code of one to three digits is over: at the next sign, or at the end of the string. */
  closeCode(): void {
    if (this.#escape !== undefined) this.#keepOctal();
  }

  #keepOctal(): void {
    this.#keep(String.fromCharCode(parseInt(this.#escape ?? '0', 8) & 0xff));
    this.#escape = undefined;
  }

  #keep(letter: string): void {
    if (this.#text.length < KEPT) this.#text += letter;
  }
}

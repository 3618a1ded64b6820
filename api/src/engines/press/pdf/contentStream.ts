/** One operator of a content stream and what stands before it (ISO 32000-1, 7.8.2). */
export class Operation {
  readonly operator: string;
  /** Where its first operand begins, and where the next operation does. */
  readonly from: number;
  readonly to: number;
  readonly #stream: string;
  /** Read when they are first asked for: most operations draw lines and are only passed on. */
  #operands: readonly string[] | undefined;

  constructor(stream: string, operator: string, from: number, to: number) {
    this.#stream = stream;
    this.operator = operator;
    this.from = from;
    this.to = to;
  }

  /** As it is written. */
  get text(): string {
    return this.#stream.slice(this.from, this.to);
  }

  /** Strings as their bytes in Latin-1, with `(` in front; everything else as it is written. */
  get operands(): readonly string[] {
    return (this.#operands ??= this.#read());
  }

  #read(): string[] {
    const all: string[] = [];
    for (let at = this.from; at < this.to;) {
      const { value, to } = token(this.#stream, at);
      if (value === this.operator) break;
      all.push(value);
      at = to;
    }
    return all;
  }
}

/**
 * A name, number, operator or bracket; or a string in hexadecimal digits; or in parentheses without any inside. With it
 * goes what stands behind it, blanks and remarks.
 */
const TOKEN =
  /(?:(<<|>>|[[\]]|\/?[^\0\t\n\f\r ()<>[\]{}/%]+)|<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\[^])*)\))[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*/y;
const BLANKS = /[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const isOctal = (code: number): boolean => code >= 48 && code <= 55;

/** The bytes of a string in parentheses (7.3.4.2). A page has thousands of them. */
function unescaped(text: string): string {
  let bytes = '';
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== 92) {
      bytes += text[at] ?? '';
      continue;
    }
    let end = at + 1;
    let octal = 0;
    for (; end < at + 4 && isOctal(text.charCodeAt(end)); end++)
      octal = octal * 8 + text.charCodeAt(end) - 48;
    const sign = text[at + 1] ?? '';
    bytes += end > at + 1 ? String.fromCharCode(octal & 255) : (ESCAPES[sign] ?? sign);
    at = Math.max(end - 1, at + 1);
  }
  return bytes;
}

function skipBlanks(stream: string, from: number): number {
  BLANKS.lastIndex = from;
  BLANKS.test(stream);
  return BLANKS.lastIndex;
}

/** A string with parentheses inside, which may stand there as they are when they match. */
function nested(stream: string, start: number): { text: string; to: number } {
  if (stream[start] !== '(') throw new Error(`the content stream has something else at ${start}`);
  let depth = 0;
  for (let at = start; at < stream.length; at++) {
    if (stream[at] === '\\') at += 1;
    else if (stream[at] === '(') depth += 1;
    else if (stream[at] === ')' && --depth === 0)
      return { text: stream.slice(start + 1, at), to: skipBlanks(stream, at + 1) };
  }
  throw new Error('a string of the content stream has no end');
}

/** The token at a place, and where the next one begins. */
function token(stream: string, from: number): { value: string; to: number } {
  TOKEN.lastIndex = from;
  const [found, plain, hex, text] = TOKEN.exec(stream) ?? [];
  if (found === undefined) {
    const { text: inside, to } = nested(stream, from);
    return { value: `(${unescaped(inside)}`, to };
  }
  const to = TOKEN.lastIndex;
  if (plain !== undefined) return { value: plain, to };
  if (text !== undefined) return { value: `(${unescaped(text)}`, to };
  return { value: `(${Buffer.from((hex ?? '').replace(/\s/g, ''), 'hex').toString('latin1')}`, to };
}

/** Where the next token begins, without reading this one. */
function afterToken(stream: string, from: number): number {
  TOKEN.lastIndex = from;
  return TOKEN.test(stream) ? TOKEN.lastIndex : nested(stream, from).to;
}

const VALUES = new Set(['true', 'false', 'null']);
const WORD = /[A-Za-z'"][^\0\t\n\f\r ()<>[\]{}/%]*/y;
/** The operator that stands at the beginning of a token: it begins with a letter or a quotation mark and is no value. */
function operatorAt(stream: string, from: number): string | undefined {
  WORD.lastIndex = from;
  const word = WORD.exec(stream)?.[0];
  return word === undefined || VALUES.has(word) ? undefined : word;
}

/**
 * The operations of a content stream in their order.
 * @throws {Error} at a string without an end, at what belongs to no operation, and at an image within the stream
 */
export function operations(stream: string): Operation[] {
  const all: Operation[] = [];
  let from = skipBlanks(stream, 0);
  for (let at = from; at < stream.length;) {
    const to = afterToken(stream, at);
    const operator = operatorAt(stream, at);
    if (operator === 'ID') throw new Error('the content stream has an image in it');
    if (operator !== undefined) {
      all.push(new Operation(stream, operator, from, to));
      from = to;
    }
    at = to;
  }
  if (from < stream.length) throw new Error('the content stream ends within an operation');
  return all;
}

const writtenToken = (token: string): string =>
  token.startsWith('(') ? `<${Buffer.from(token.slice(1), 'latin1').toString('hex').toUpperCase()}>` : token;

/** An operation of one's own, with operands as {@link Operation.operands} has them. */
export function operationOf(operator: string, operands: readonly string[]): Operation {
  const text = `${[...operands.map(writtenToken), operator].join(' ')}\n`;
  return new Operation(text, operator, 0, text.length);
}

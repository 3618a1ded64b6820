/** One operator of a content stream and what stands before it (ISO 32000-1, 7.8.2). */
export interface Operation {
  readonly operator: string;
  /** Strings as their bytes in Latin-1, with `(` in front; everything else as it is written. */
  readonly operands: readonly string[];
  /** Where its first operand begins, and where the next operation does. */
  readonly from: number;
  readonly to: number;
}

const BLANK = /[\0\t\n\f\r ]*/y;
const PLAIN = /<<|>>|[[\]]|\/?[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const HEX = /<([0-9A-Fa-f\s]*)>/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string in parentheses, from the one that opens it (7.3.4.2). */
function literal(stream: string, start: number): { value: string; to: number } {
  let value = '';
  let depth = 0;
  for (let at = start; at < stream.length; at++) {
    const sign = stream[at] ?? '';
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(stream.slice(at + 1, at + 4))?.[0];
      const escaped = stream[at + 1] ?? '';
      value +=
        octal === undefined ? (ESCAPES[escaped] ?? escaped) : String.fromCharCode(parseInt(octal, 8) & 255);
      at += octal?.length ?? 1;
      continue;
    }
    if (sign === '(' && depth++ === 0) continue;
    if (sign === ')' && --depth === 0) return { value, to: at + 1 };
    value += sign;
  }
  throw new Error('a string of the content stream has no end');
}

function token(stream: string, from: number): { value: string; to: number } {
  if (stream[from] === '(') {
    const { value, to } = literal(stream, from);
    return { value: `(${value}`, to };
  }
  PLAIN.lastIndex = from;
  const plain = PLAIN.exec(stream);
  if (plain) return { value: plain[0], to: PLAIN.lastIndex };
  HEX.lastIndex = from;
  const hex = HEX.exec(stream);
  if (!hex) throw new Error(`the content stream has something else at ${from}`);
  return {
    value: `(${Buffer.from((hex[1] ?? '').replace(/\s/g, ''), 'hex').toString('latin1')}`,
    to: HEX.lastIndex,
  };
}

const skipBlanks = (stream: string, from: number): number => {
  BLANK.lastIndex = from;
  BLANK.exec(stream);
  return BLANK.lastIndex;
};

const isOperand = (value: string): boolean =>
  /^(?:[(/[\]]|<<|>>|[-+.\d])/.test(value) || value === 'true' || value === 'false' || value === 'null';

/** The operations of a content stream in their order; there are no inline images in it. */
export function* operations(stream: string): Generator<Operation> {
  let operands: string[] = [];
  let from = skipBlanks(stream, 0);
  for (let at = from; at < stream.length;) {
    const { value, to } = token(stream, at);
    at = skipBlanks(stream, to);
    if (isOperand(value)) {
      operands.push(value);
      continue;
    }
    yield { operator: value, operands, from, to: at };
    operands = [];
    from = at;
  }
}

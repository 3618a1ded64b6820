/** Blocks of Unicode's decimal digits hold ten, or, as those of mathematics, a few tens one after the other. */
const LONGEST_BLOCK = 100;
/** Numbers in circles that have no plain form in Unicode (NFKC): of each row the first code point and what it stands for. */
const CIRCLED: readonly (readonly [from: number, to: number, first: number])[] = [
  [0x24eb, 0x24f4, 11],
  [0x24f5, 0x24fe, 1],
  [0x24ff, 0x24ff, 0],
  [0x2776, 0x277f, 1],
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x1f10b, 0x1f10c, 0],
];
const DECIMAL = /^\p{Nd}$/u;
const REMEMBERED = 4_096;
const known = new Map<number, string | null>();

const isDecimal = (code: number): boolean => DECIMAL.test(String.fromCodePoint(code));

function read(code: number): string | null {
  if (isDecimal(code)) {
    let zero = code;
    while (zero > 0 && code - zero < LONGEST_BLOCK && isDecimal(zero - 1)) zero -= 1;
    return String((code - zero) % 10);
  }
  const row = CIRCLED.find(([from, to]) => code >= from && code <= to);
  if (row) return String(row[2] + (code === 0x1f10c ? 0 : code - row[0]));
  const char = String.fromCodePoint(code);
  const plain = /^\p{No}$/u.test(char) ? char.normalize('NFKC') : '';
  // A fraction is no digit.
  return /^[0-9().,]{1,5}$/.test(plain) ? plain : null;
}

/**
 * What a sign is read as when it stands for digits: those of any script, raised, lowered, in a circle, in brackets or
 * with a point (²  ① ⑴ ⒈); null for any other sign. A sign for ten and more gives two digits.
 */
export function digitValue(code: number): string | null {
  if (code < 0x80) return null;
  const value = known.get(code);
  if (value !== undefined) return value;
  if (known.size >= REMEMBERED) known.clear();
  const fresh = read(code);
  known.set(code, fresh);
  return fresh;
}

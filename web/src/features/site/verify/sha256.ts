/**
 * SHA-256 (FIPS 180-4) in pieces. The browser's own takes a whole file at once, which a phone's memory does not hold, and
 * only on secure origins.
 */

/** The first 32 bits of the fractional parts of the roots of the first primes, as FIPS 180-4 §4.2.2 and §5.3.3 want them. */
function fractions(count: number, root: (prime: number) => number): Int32Array {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return Int32Array.from(primes, (prime) => ((root(prime) % 1) * 2 ** 32) | 0);
}
const K = fractions(64, Math.cbrt);
const START = fractions(8, Math.sqrt);
const BLOCK = 64;

const turn = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** Takes one block of 64 bytes into the state (FIPS 180-4 §6.2.2). */
function compress(state: Int32Array, words: Int32Array, block: DataView, at: number): void {
  for (let i = 0; i < 16; i++) words[i] = block.getInt32(at + i * 4);
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15] ?? 0;
    const y = words[i - 2] ?? 0;
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    words[i] = ((words[i - 16] ?? 0) + s0 + (words[i - 7] ?? 0) + s1) | 0;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] ?? 0) + (words[i] ?? 0)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const next = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = ((state[i] ?? 0) + (next[i] ?? 0)) | 0;
}

/** @returns what takes the bytes in, piece by piece, and gives the digest in lower-case hexadecimal at the end. */
export function sha256(): { update: (piece: Uint8Array) => void; digest: () => string } {
  const state = START.slice();
  const words = new Int32Array(64);
  let rest: Uint8Array = new Uint8Array(0);
  let length = 0;

  function take(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    for (; at + BLOCK <= bytes.length; at += BLOCK) compress(state, words, view, at);
    rest = bytes.slice(at);
  }
  function joined(piece: Uint8Array): Uint8Array {
    if (rest.length === 0) return piece;
    const both = new Uint8Array(rest.length + piece.length);
    both.set(rest);
    both.set(piece, rest.length);
    return both;
  }
  return {
    update(piece) {
      length += piece.length;
      take(joined(piece));
    },
    digest() {
      const blank = (BLOCK * 2 - 9 - (length % BLOCK)) % BLOCK;
      const end = new Uint8Array(1 + blank + 8);
      end[0] = 0x80;
      new DataView(end.buffer).setBigUint64(1 + blank, BigInt(length) * 8n);
      take(joined(end));
      return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

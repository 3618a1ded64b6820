import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A higher one takes more time than the bytes that it saves are worth. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

const PACKERS = {
  br: (bytes: Buffer) => toBrotli(bytes, QUALITY),
  gzip: (bytes: Buffer) => toGzip(bytes),
} as const satisfies Record<string, (bytes: Buffer) => Promise<Buffer>>;

/** How an answer may be packed, by the names of RFC 9110 §8.4.1. */
export type Coding = keyof typeof PACKERS;

/** Shorter ones are not worth a header, in bytes. */
const LEAST = 1_024;
/** All packed forms of a text have no more than this of its length together, or the last one is not kept. */
const SHARE = 0.75;

/** So many bytes at most are kept of an answer that is so long, in all its forms. */
export const mostKept = (length: number): number => Math.ceil(length * (1 + SHARE));

/** The forms in which one answer is sent: each is made when it is first asked for, since most answers are asked for in one. */
export class Packing {
  readonly #plain: Buffer;
  readonly #packed = new Map<Coding, Buffer>();
  readonly #underWay = new Map<Coding, Promise<Buffer>>();

  constructor(plain: Buffer) {
    this.#plain = plain;
  }

  /** Whether it is worth packing at all. */
  get isWorthIt(): boolean {
    return this.#plain.length >= LEAST;
  }

  /** The packed bytes, at once where somebody had them so before. */
  as(coding: Coding): Buffer | Promise<Buffer> {
    return this.#packed.get(coding) ?? this.#underWay.get(coding) ?? this.#pack(coding);
  }

  async #pack(coding: Coding): Promise<Buffer> {
    const work = PACKERS[coding](this.#plain);
    this.#underWay.set(coding, work);
    try {
      const bytes = await work;
      const kept = [...this.#packed.values()].reduce((sum, { length }) => sum + length, bytes.length);
      if (kept <= this.#plain.length * SHARE) this.#packed.set(coding, bytes);
      return bytes;
    } finally {
      this.#underWay.delete(coding);
    }
  }
}

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Refused } from '../refused.ts';

const WINDOW = 64 * 1024;

/** Reads a file forward through a small window, so that a film costs no more memory than a picture. */
export class Cursor {
  readonly size: number;
  /** The offset of the next byte; may be set to skip, also beyond the end. */
  at = 0;
  readonly #fd: number;
  readonly #window = Buffer.alloc(WINDOW);
  #from = 0;
  #until = 0;

  constructor(fd: number) {
    this.#fd = fd;
    this.size = fstatSync(fd).size;
  }

  /** The next `length` bytes, at most 64 KB. @throws Refused `broken` when the file ends before */
  take(length: number): Buffer {
    const start = this.#reach(length);
    this.at += length;
    return Buffer.from(this.#window.subarray(start, start + length));
  }

  /** The next byte. @throws Refused `broken` at the end of the file */
  byte(): number {
    const start = this.#reach(1);
    this.at += 1;
    return this.#window[start] ?? 0;
  }

  /** Goes on to behind the next byte of this value. @throws Refused `broken` when there is none */
  passOver(value: number): void {
    for (;;) {
      const start = this.#reach(1);
      const found = this.#window.subarray(0, this.#until - this.#from).indexOf(value, start);
      if (found >= 0) {
        this.at = this.#from + found + 1;
        return;
      }
      this.at = this.#until;
    }
  }

  /** Sees to it that the next `length` bytes are in the window, and says where in it they begin. */
  #reach(length: number): number {
    if (length > WINDOW || this.at < 0 || this.at + length > this.size) throw new Refused('broken');
    if (this.at < this.#from || this.at + length > this.#until) {
      this.#from = this.at;
      this.#until = this.at + readSync(this.#fd, this.#window, 0, WINDOW, this.at);
    }
    return this.at - this.#from;
  }
}

/**
 * Gives `use` a cursor at the beginning of the file, and closes it afterwards.
 * @throws {Error} when it cannot be opened; and whatever `use` throws.
 */
export function withCursor<T>(path: string, use: (cursor: Cursor) => T): T {
  const fd = openSync(path, 'r');
  try {
    return use(new Cursor(fd));
  } finally {
    closeSync(fd);
  }
}

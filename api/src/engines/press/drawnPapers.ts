import { LRUCache } from 'lru-cache';
import type { Lane } from './press.ts';

/** In bytes: several hundred papers. */
const KEPT_BYTES = 32 * 1024 * 1024;
/** In bytes. A paper larger than this, which is one of pictures, would put out too many others. */
const LARGEST_KEPT = KEPT_BYTES / 8;

/**
 * Papers by the digest of all that they are made from: the same input gives the same bytes, so that a kept paper is the
 * one that would be drawn. It knows nothing of who may see a paper: ask that before, each time. May be lost at any time.
 */
export class DrawnPapers {
  readonly #kept = new LRUCache<string, Buffer>({
    maxSize: KEPT_BYTES,
    maxEntrySize: LARGEST_KEPT,
    sizeCalculation: ({ length }) => length,
  });
  readonly #beingDrawn = new Map<string, Promise<Buffer>>();

  /** Those who ask at once for the same share one drawing; staff never wait for one in the public's queue. */
  async paper(digest: string, lane: Lane, draw: () => Promise<Buffer>): Promise<Buffer> {
    const kept = this.#kept.get(digest);
    if (kept) return kept;
    const key = `${lane} ${digest}`;
    const shared = this.#beingDrawn.get(key);
    if (shared) return shared;
    const drawing = draw();
    this.#beingDrawn.set(key, drawing);
    try {
      const pdf = await drawing;
      this.#kept.set(digest, pdf);
      return pdf;
    } finally {
      this.#beingDrawn.delete(key);
    }
  }
}

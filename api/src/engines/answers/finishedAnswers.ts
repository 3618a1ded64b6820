import { LRUCache } from 'lru-cache';
import { mostKept, type Packing } from './packing.ts';

/** An answer as it leaves: its headers but those that differ from one request to the next, and its bytes. */
export interface FinishedAnswer {
  /** Names and values in turn, as `writeHead` takes them. */
  readonly headers: readonly string[];
  readonly etag: string;
  readonly plain: Buffer;
  readonly packing: Packing;
}

interface Entry {
  readonly answer: FinishedAnswer;
  /** The one item that it tells of; without it, any change of what is public may change it. */
  readonly slug: string | undefined;
  /** In milliseconds since 1970: a day that turns changes what is in force. */
  readonly expiresAt: number;
}

/** Beside its bytes an entry holds its headers and its key, in bytes. */
const OVERHEAD = 2_000;

/** All that is known of one who was told of changes until now, and of those that are on the way. */
export interface Watch {
  /** Resolves when every change that was committed before has been told. */
  caughtUp(): Promise<void>;
}

/**
 * Answers to anyone, finished to the last byte, by the address that they answer. While nobody tells of changes, nothing is
 * kept. An answer that was begun before a change is not kept after it.
 */
export class FinishedAnswers {
  readonly #entries: LRUCache<string, Entry>;
  #generation = 0;
  #watch: Watch | undefined;

  /** @param maxBytes of all that is kept */
  constructor(maxBytes: number) {
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ answer: { plain } }) => mostKept(plain.length) + OVERHEAD,
    });
  }

  /** What an answer that begins now must show when it is to be kept; undefined while nothing is. */
  get generation(): number | undefined {
    return this.#watch && this.#generation;
  }

  get(key: string, now: number): FinishedAnswer | undefined {
    if (!this.#watch) return undefined;
    const entry = this.#entries.get(key);
    if (!entry || entry.expiresAt > now) return entry?.answer;
    this.#entries.delete(key);
    return undefined;
  }

  /** Keeps an answer unless something changed since it was begun. */
  keep(key: string, entry: Entry, generation: number): void {
    if (this.generation === generation) this.#entries.set(key, entry);
  }

  /** From here on whoever is given tells of changes; what was kept before may be old. */
  watchedBy(watch: Watch): void {
    this.forget();
    this.#watch = watch;
  }

  /** Nobody tells of changes any more. */
  unwatched(): void {
    this.#watch = undefined;
    this.forget();
  }

  /** Something changed. @param slug of the one item that it was; without it, anything may be another now */
  forget(slug?: string): void {
    this.#generation++;
    if (slug === undefined) {
      this.#entries.clear();
      return;
    }
    for (const [key, entry] of this.#entries.entries())
      if (entry.slug === undefined || entry.slug === slug) this.#entries.delete(key);
  }

  /** Resolves when what was committed before cannot be answered any more as it was. */
  async settled(): Promise<void> {
    await this.#watch?.caughtUp().catch(() => this.unwatched());
  }
}

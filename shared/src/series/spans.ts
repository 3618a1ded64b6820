/** What was read at one place of a title. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A title that is read piece by piece: what one pattern took, the next does not see. */
export class Title {
  #left: string;
  constructor(text: string) {
    this.#left = text;
  }

  /** All that a pattern finds in what is left. @param pattern with the flag g, and named groups */
  take<T>(pattern: RegExp, read: (groups: Readonly<Record<string, string | undefined>>) => T): (T & Span)[] {
    const found = [...this.#left.matchAll(pattern)].map((match) => ({
      ...read(match.groups ?? {}),
      start: match.index,
      end: match.index + match[0].length,
    }));
    for (const { start, end } of found)
      this.#left = this.#left.slice(0, start) + '\u0001'.repeat(end - start) + this.#left.slice(end);
    return found;
  }

  before({ start }: Span): string {
    return this.#left.slice(0, start);
  }
}

/** A text without some of its places. */
export function without(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const { start, end } of spans.toSorted((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest;
}

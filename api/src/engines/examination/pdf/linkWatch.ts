import { isActingAddress } from '../linkAddress.ts';
import { Refused } from '../refused.ts';

/** Keys whose string is an address: of a link (ISO 32000-2, 12.6.4.8), and what all addresses of the document begin with. */
const ADDRESSES = new Set(['/URI', '/Base']);

/**
 * Notices links that do something else than show a page, and links into other files on the reader's machine or network:
 * a click is all they need. The address may stand beside its key or be an object of its own.
 */
export class LinkWatch {
  #last: string[] = [];
  /** Objects that are nothing but a string that acts, and those that some link names as its address. */
  readonly #acting = new Map<string, string>();
  readonly #named = new Set<string>();

  /** @throws Refused */
  take(token: string): void {
    const back = (places: number) => this.#last.at(-places) ?? '';
    const previous = back(1);
    // `/URI 7 0 R`, and `7 0 obj (…)`.
    if (token === 'R' && ADDRESSES.has(back(3))) this.#named.add(back(2));
    if (token.startsWith('(') && isActingAddress(textOf(token))) {
      if (ADDRESSES.has(previous)) refuse(textOf(token));
      if (previous === 'obj') this.#acting.set(back(3), textOf(token));
    }
    if (previous === '/S' && (token === '/GoToR' || token === '/GoToDp'))
      throw new Refused('active_content', token.slice(1));
    this.#last = [...this.#last.slice(-2), token];
  }

  /** To be called at the end. @throws Refused when a link's address turned out to be one that acts */
  judge(): void {
    for (const number of this.#named) {
      const address = this.#acting.get(number);
      if (address !== undefined) refuse(address);
    }
  }
}

/** A string's letters: UTF-16 or UTF-8 where it begins with their mark, else one a byte (ISO 32000-2, 7.9.2). */
function textOf(token: string): string {
  const bytes = Buffer.from(token.slice(1, -1), 'latin1');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes
      .subarray(2, bytes.length & ~1)
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}

function refuse(address: string): never {
  throw new Refused('active_content', address.replace(/\p{Cc}+/gu, ' '));
}

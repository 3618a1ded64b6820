import { Refused } from '../refused.ts';
import { DANGEROUS } from './dangerousNames.ts';

/** Keys and kinds that are dangerous, but too short to be looked for in raw bytes (ISO 32000-2, 12.6.4, 7.11.3, 12.7.8). */
const SHORT: Readonly<Record<string, 'active_content' | 'embedded_files'>> = {
  '/JS': 'active_content',
  '/AA': 'active_content',
  '/XFA': 'active_content',
  '/Movie': 'active_content',
  '/Sound': 'active_content',
  '/EF': 'embedded_files',
  '/Collection': 'embedded_files',
};
/** What says that the name after it is a kind of thing, and not one of many in a list. */
const KIND_KEYS = new Set(['/S', '/Type', '/Subtype']);
/** What may follow a key as its value here: a dictionary, an array, a string, the number of an object. */
const VALUE = /^(?:<<$|\[$|\(|\d+$)/;

/**
 * Judges names by their place: fonts name their letters as they like, and a letter called AA is no action. A key has a
 * value after it, a kind has the key of kinds before it.
 */
export class NameWatch {
  #before = '';
  #key = '';

  /** @throws Refused */
  take(token: string): void {
    if (this.#key !== '' && VALUE.test(token)) refuse(this.#key);
    this.#key = '';
    if (token.startsWith('/')) {
      if (DANGEROUS[token.slice(1)]) refuse(token);
      if (SHORT[token]) {
        if (KIND_KEYS.has(this.#before)) refuse(token);
        this.#key = token;
      }
    }
    this.#before = token;
  }
}

function refuse(name: string): never {
  throw new Refused(DANGEROUS[name.slice(1)] ?? SHORT[name] ?? 'active_content', name.slice(1));
}

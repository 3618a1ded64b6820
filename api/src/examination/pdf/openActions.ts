import { Refused } from '../refused.ts';

const LONGEST_CHAIN = 100;

/**
 * Notices when the document opens an address by itself, be its action in the catalogue, referred to, or one that
 * follows on another (ISO 32000-2, 7.7.2 and 12.6.2). A link that a reader must click is no matter.
 */
export class OpenActions {
  #object = '';
  #last: string[] = [];
  #opened: string | undefined;
  #depth = 0;
  readonly #addresses = new Set<string>();
  readonly #next = new Map<string, string>();

  /** @throws Refused */
  take(token: string): void {
    const [key, before, previous] = [this.#last.at(-3), this.#last.at(-2), this.#last.at(-1)];
    if (token === 'obj') this.#object = before ?? '';
    if (token === '/URI' && previous === '/S') this.#address();
    if (token === 'R' && before !== undefined) this.#reference(key, before);
    if (this.#depth > 0) this.#nest(token);
    if (previous === '/OpenAction' && token === '<<') this.#depth = 1;
    this.#last = [...this.#last.slice(-2), token];
  }

  #reference(key: string | undefined, target: string): void {
    if (key === '/OpenAction') this.#opened = target;
    if (key !== '/Next') return;
    if (this.#depth > 0) this.#opened = target;
    else this.#next.set(this.#object, target);
  }

  #nest(token: string): void {
    if (token === '<<') this.#depth += 1;
    if (token === '>>') this.#depth -= 1;
  }

  #address(): void {
    if (this.#depth > 0) throw new Refused('active_content', 'OpenAction');
    this.#addresses.add(this.#object);
  }

  /** To be called at the end. @throws Refused when what is opened turned out to be an address */
  judge(): void {
    let object = this.#opened;
    for (let step = 0; object !== undefined && step < LONGEST_CHAIN; step += 1) {
      if (this.#addresses.has(object)) throw new Refused('active_content', 'OpenAction');
      object = this.#next.get(object);
    }
  }
}

import { Refused } from '../refused.ts';

/** Kinds of actions that lead out of the document or run something (ISO 32000-2, 12.6.4). */
const LEAVING = new Set([
  '/URI',
  '/GoToR',
  '/GoToE',
  '/GoToDp',
  '/Thread',
  '/Launch',
  '/SubmitForm',
  '/ImportData',
  '/JavaScript',
  '/Rendition',
  '/Movie',
  '/Sound',
  '/RichMediaExecute',
]);

/**
 * Notices when the document leaves for an address or another file by itself, be its action in the catalogue or referred
 * to (ISO 32000-2, 7.7.2 and 12.6.2): a file on a foreign machine is asked for with the reader's name and password.
 * Opening at a place is all that is allowed; what follows on it, and what says its kind elsewhere, is not looked into but
 * refused. A link that a reader must click is no matter.
 */
export class OpenActions {
  #object = '';
  #last: string[] = [];
  #depth = 0;
  readonly #opened = new Set<string>();
  readonly #acting = new Set<string>();

  /** @throws Refused */
  take(token: string): void {
    const [key, before, previous] = [this.#last.at(-3), this.#last.at(-2), this.#last.at(-1)];
    if (token === 'obj') this.#object = before ?? '';
    if (token === 'R' && key === '/OpenAction') this.#opened.add(before ?? '');
    // An object that is nothing but another one.
    if (token === 'R' && key === 'obj') this.#act();
    if (previous === '/S' && (LEAVING.has(token) || !token.startsWith('/'))) this.#act();
    if (token === '/Next') this.#act();
    if (this.#depth > 0) this.#nest(token);
    if (previous === '/OpenAction' && token === '<<') this.#depth = 1;
    this.#last = [...this.#last.slice(-2), token];
  }

  #nest(token: string): void {
    if (token === '<<') this.#depth += 1;
    if (token === '>>') this.#depth -= 1;
  }

  #act(): void {
    if (this.#depth > 0) throw new Refused('active_content', 'OpenAction');
    this.#acting.add(this.#object);
  }

  /** To be called at the end. @throws Refused when what is opened turned out to act */
  judge(): void {
    for (const object of this.#opened) {
      if (this.#acting.has(object)) throw new Refused('active_content', 'OpenAction');
    }
  }
}

/** The field for a search, by its id; `SearchBox.vue` gives it. */
const FIELD = 'search';

/**
 * By the place of the slash, which on a Thai keyboard is another letter, and with a key held down: a letter alone would
 * be taken for a command when it is spoken or struck by mistake (WCAG 2.1.4).
 */
const isAsked = ({ code, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  code === 'Slash' && (ctrlKey || metaKey) && !altKey;

/** Ctrl and slash lead to the search field; from a page without one, to that of the list. Needs no application. */
export function onSearchKey(page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (!isAsked(event)) return;
    const field = page.getElementById(FIELD);
    const list = page.querySelector<HTMLAnchorElement>('a[href$="/items"]');
    if (!field && !list) return;
    event.preventDefault();
    if (field instanceof HTMLInputElement) field.select();
    field?.focus();
    if (!field && list) location.assign(`${list.href}#${FIELD}`);
  });
}

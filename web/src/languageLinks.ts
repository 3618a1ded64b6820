const KEY = 'preferences';

/**
 * Keeps the language that a reader follows a link to: console and sign-in then have it too. The link leads on by itself,
 * before the application stands and after. `stores/preferences.ts` keeps the other choices in the same place.
 */
export function onLanguageLink(page: Document): void {
  page.addEventListener('click', ({ target }) => {
    const link =
      target instanceof Element && target.closest<HTMLAnchorElement>('.display-controls a[hreflang]');
    if (!link) return;
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as object | null;
      localStorage.setItem(KEY, JSON.stringify({ ...kept, locale: link.hreflang }));
    } catch {
      // Where nothing can be kept, the page itself has its language by its address.
    }
  });
}

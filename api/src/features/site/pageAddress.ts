import {
  LOCALE_BASES,
  SCRIPT_PAGES,
  SITE_PAGES,
  type SiteLocale,
  addressIn,
  localeOfAddress,
  sitePageAt,
} from '@phoeiphrae/shared/sitePages';

const CONSOLE = '/console';

export interface PageAddress {
  readonly locale: SiteLocale;
  /** Path without the language's mark, each part encoded. */
  readonly path: string;
  /** With the question mark; empty without a query. */
  readonly query: string;
  /** Where a page that stands at this path is to be read instead: it is written otherwise than it should be. */
  readonly better: string | undefined;
}

/** The paths that have no open part, by what they are without regard to case. */
const FIXED = new Map(
  Object.values(SITE_PAGES)
    .filter(({ path }) => !path.includes(':'))
    .map(({ path }) => [path.toLowerCase(), path]),
);

/** Without slashes at the end. No pattern: one would take a time that grows with the square of the slashes. */
function withoutTail(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** @returns undefined for what is no UTF-8 */
function decoded(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}

/** As it stands in a link: each part by itself, for a slash or a question mark in one is a letter of it. */
const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Whether scripts alone draw what stands at a path. */
export function isDrawnByScripts(path: string): boolean {
  if (path === CONSOLE || path.startsWith(`${CONSOLE}/`)) return true;
  const scripts: readonly string[] = SCRIPT_PAGES;
  return scripts.includes(sitePageAt(path)?.name ?? '');
}

/** What an address means, however it is written: %76erify is verify. */
export function readPageAddress(url: string): PageAddress {
  const at = url.indexOf('?');
  const query = at < 0 ? '' : url.slice(at);
  const meant = decoded(at < 0 ? url : url.slice(0, at)) ?? '/not-an-address';
  const { locale, path: marked } = localeOfAddress(meant.replace(/^\/en(?=\/|$)/i, LOCALE_BASES.en));
  const clean = withoutTail(marked);
  const path = FIXED.get(clean.toLowerCase()) ?? clean;
  const better = addressIn(locale, path);
  // The root of a language has a slash at its end where a base is joined with it: both are right.
  const same = meant === better || (path === '/' && meant === `${better}/`);
  return { locale, path: encoded(path), query, better: same ? undefined : encoded(better) + query };
}

import { SITE_PAGES, addressIn } from '@phoeiphrae/shared/sitePages';
import type { PageAddress } from './pageAddress.ts';

/** As much as a field takes that a code is typed into, in characters. */
const LONGEST = 40;

/** Where the form of the verify page leads that a browser without scripts has sent; undefined for all other addresses. */
export function codeAskedFor({ path, query, locale }: PageAddress): string | undefined {
  const verify = SITE_PAGES.verify.path;
  if (path !== verify) return undefined;
  const typed = new URLSearchParams(query).get('code')?.trim().slice(0, LONGEST);
  return typed ? `${addressIn(locale, verify)}/${encodeURIComponent(typed)}` : undefined;
}

import { SITE_PAGES, addressIn } from '@phoeiphrae/shared/sitePages';
import type { PageAddress } from './pageAddress.ts';
import { codeOf } from './verification/verifyCode.ts';

/** As much as a field takes that a code is typed into, in characters. */
const LONGEST = 40;

/** Where the form of the verify page leads that a browser without scripts has sent; undefined for all other addresses. */
export function codeAskedFor({ path, query, locale }: PageAddress): string | undefined {
  const verify = SITE_PAGES.verify.path;
  if (path !== verify) return undefined;
  const typed = new URLSearchParams(query).get('code')?.trim().slice(0, LONGEST);
  if (!typed) return undefined;
  // As it is printed, in groups of four; what is no code is said to be none by the page.
  const code = codeOf(typed)?.replace(/.{4}(?=.)/g, '$&-') ?? typed;
  return `${addressIn(locale, verify)}/${encodeURIComponent(code)}`;
}

import { LOCALE_BASES, addressIn, type SiteLocale } from '@phoeiphrae/shared/sitePages';
import type { RouterHistory } from 'vue-router';

/** The history of a language's part of the site. Its home has the address without a slash at the end. */
export function siteHistory(create: (base: string) => RouterHistory, locale: SiteLocale): RouterHistory {
  const history = create(LOCALE_BASES[locale]);
  history.createHref = (path) => addressIn(locale, path);
  return history;
}

import { SITE_PAGES, addressIn, type SiteLocale } from '@phoeiphrae/shared/sitePages';
import { computed, inject, type InjectionKey } from 'vue';
import { useRoute } from 'vue-router';
import { useLocale } from './useLocale';

/** Where the site is, without a slash at the end. */
export const ORIGIN: InjectionKey<string> = Symbol('origin');

/**
 * An address without its place on the page, its query in one order: whatever way it is asked for, the server keeps one
 * page of it, which names one address.
 */
function inOrder(fullPath: string): string {
  const [address = ''] = fullPath.split('#');
  const at = address.indexOf('?');
  return at < 0
    ? address
    : address.slice(0, at + 1) +
        address
          .slice(at + 1)
          .split('&')
          .sort()
          .join('&');
}

/** Addresses of the page on screen, for whoever comes from elsewhere. */
export function useAddress() {
  const origin = inject(ORIGIN, '');
  const route = useRoute();
  const locale = useLocale();
  /** The same page in a language: its path and query. */
  const pathIn = (wanted: SiteLocale) => addressIn(wanted, inOrder(route.fullPath));
  const address = computed(() => origin + pathIn(locale.value));
  /** Where forms that narrow the list are sent. */
  const listIn = computed(() => addressIn(locale.value, SITE_PAGES['public-items'].path));
  return { origin, pathIn, listIn, address };
}

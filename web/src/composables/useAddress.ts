import { SHOWN_BY } from '@phoeiphrae/shared/pageQuery';
import { SITE_PAGES, addressIn, type SiteLocale } from '@phoeiphrae/shared/sitePages';
import { computed, inject, type InjectionKey } from 'vue';
import { useRoute } from 'vue-router';
import { useLocale } from './useLocale';

/** Where the site is, without a slash at the end. */
export const ORIGIN: InjectionKey<string> = Symbol('origin');

const shown: readonly string[] = SHOWN_BY;

/** An address without its place on the page, its query in one order, with no more of it than is wanted. */
function inOrder(fullPath: string, isWanted: (name: string) => boolean = () => true): string {
  const [path = '', query = ''] = fullPath.split('#', 1)[0]?.split('?', 2) ?? [];
  const parts = query.split('&').filter((part) => part !== '' && isWanted(part.split('=', 1)[0] ?? ''));
  return parts.length === 0 ? path : `${path}?${parts.sort().join('&')}`;
}

/** Addresses of the page on screen, for whoever comes from elsewhere. */
export function useAddress() {
  const origin = inject(ORIGIN, '');
  const route = useRoute();
  const locale = useLocale();
  /** The same page in a language: its path and query. */
  const pathIn = (wanted: SiteLocale) => addressIn(wanted, inOrder(route.fullPath));
  /** By which it is known: in whatever way it is asked for, one page names one address. */
  const knownIn = (wanted: SiteLocale) =>
    origin +
    addressIn(
      wanted,
      inOrder(route.fullPath, (name) => shown.includes(name)),
    );
  const address = computed(() => knownIn(locale.value));
  /** Where forms that narrow the list are sent. */
  const listIn = computed(() => addressIn(locale.value, SITE_PAGES['public-items'].path));
  return { origin, pathIn, knownIn, listIn, address };
}

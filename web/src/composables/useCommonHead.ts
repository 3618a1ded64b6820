import { SITE_PAGES } from '@phoeiphrae/shared/sitePages';
import { useHead } from '@unhead/vue';
import { useRoute } from 'vue-router';
import { useAddress } from './useAddress';
import { usePageFound } from './usePageStatus';
import { useSite } from './useSite';

/** What a search engine may keep: pages that stand in the table, as the table says. */
const isIndexed = (name: unknown): boolean =>
  Object.entries<{ indexed: boolean }>(SITE_PAGES).some(([page, { indexed }]) => page === name && indexed);

/** The part of the head that every page has: whose site it is, where the page is, in which languages. */
export function useCommonHead(): void {
  const route = useRoute();
  const { officeName } = useSite();
  const { origin, address, pathIn } = useAddress();
  const found = usePageFound();
  const indexed = () => isIndexed(route.name) && found();
  const inLanguage = (hreflang: string, path: string) => ({
    rel: 'alternate' as const,
    hreflang,
    href: origin + path,
  });
  useHead(() => ({
    // The office's name arrives after the page's own title: the template must be a new one then.
    titleTemplate: (title?: string) => (title ? `${title} · ${officeName.value}` : officeName.value),
    link: [
      { rel: 'alternate' as const, type: 'application/atom+xml', title: officeName.value, href: '/feed.xml' },
      ...(indexed()
        ? [
            { rel: 'canonical' as const, href: address.value },
            inLanguage('th', pathIn('th')),
            inLanguage('en', pathIn('en')),
            inLanguage('x-default', pathIn('th')),
          ]
        : []),
    ],
    meta: indexed() ? [] : [{ name: 'robots', content: 'noindex' }],
  }));
}

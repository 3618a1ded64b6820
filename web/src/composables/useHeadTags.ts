import { SITE_PAGES, addressIn } from '@phoeiphrae/shared/sitePages';
import { inject } from 'vue';
import { useRoute } from 'vue-router';
import { HEAD, type HeadTag } from '@/head';
import { useI18n } from '@/locales/useI18n';
import { useAddress } from './useAddress';
import { useLocale } from './useLocale';
import { usePageFound } from './usePageStatus';
import { useSite } from './useSite';

/** As much of a description as search engines and messengers show, in characters. */
const LONGEST = 300;

/** What a search engine may keep: pages that stand in the table, as the table says. */
const isIndexed = (name: unknown): boolean =>
  Object.entries<{ indexed: boolean }>(SITE_PAGES).some(([page, { indexed }]) => page === name && indexed);

const meta = (name: string, content: string): HeadTag => ({ tag: 'meta', attributes: { name, content } });
const property = (name: string, content: string): HeadTag => ({
  tag: 'meta',
  attributes: { property: name, content },
});
const link = (attributes: Record<string, string>): HeadTag => ({ tag: 'link', attributes });

/** The head of the page that stands: what it says of itself, and what all pages say. */
export function useHeadTags() {
  const head = inject(HEAD, []);
  const { t } = useI18n();
  const route = useRoute();
  const locale = useLocale();
  const { officeName } = useSite();
  const { origin, address, knownIn } = useAddress();
  const found = usePageFound();

  const own = () => head.at(-1);
  const title = () => {
    const part = own()?.title();
    return part ? `${part} · ${officeName.value}` : officeName.value;
  };
  const description = () =>
    (own()?.description?.() || t('page.about', { office: officeName.value })).slice(0, LONGEST);
  const inLanguage = (hreflang: string, href: string) => link({ rel: 'alternate', hreflang, href });

  const shownBy = (): HeadTag[] => {
    const path = own()?.shownBy?.();
    return path === undefined
      ? []
      : [link({ rel: 'canonical', href: origin + addressIn(locale.value, path) })];
  };

  /** What differs from page to page. */
  const tags = (): HeadTag[] => [
    meta('description', description()),
    ...(isIndexed(route.name) && found()
      ? [
          link({ rel: 'canonical', href: address.value }),
          inLanguage('th', knownIn('th')),
          inLanguage('en', knownIn('en')),
          inLanguage('x-default', knownIn('th')),
        ]
      : [meta('robots', 'noindex'), ...shownBy()]),
  ];
  const feed = (): HeadTag => {
    const { name, filters } = own()?.feed?.() ?? { name: '', filters: {} };
    const told = Object.entries(filters).map(([key, value]) => [key, String(value)]);
    const query = told.length > 0 ? `?${new URLSearchParams(told).toString()}` : '';
    const title = query ? `${name} · ${officeName.value}` : officeName.value;
    return link({ rel: 'alternate', type: 'application/atom+xml', title, href: `/feed.xml${query}` });
  };
  /** What only those read who fetch the page itself. */
  const tagsOnce = (): HeadTag[] => {
    // Written by the server; the browser is not sent what writes it.
    if (!import.meta.env.SSR) return [];
    return [
      feed(),
      property('og:title', own()?.title() || officeName.value),
      property('og:description', description()),
      property('og:type', own()?.type ?? 'website'),
      property('og:url', address.value),
      property('og:site_name', officeName.value),
      property('og:locale', locale.value === 'th' ? 'th_TH' : 'en_US'),
      property('og:image', `${origin}/og.png`),
      meta('twitter:card', 'summary_large_image'),
    ];
  };
  const data = () => (import.meta.env.SSR ? (own()?.data?.() ?? []) : []);
  return { title, tags, tagsOnce, data };
}

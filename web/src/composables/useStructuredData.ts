import type { PublicCard, PublicItem } from '@phoeiphrae/shared/publicItem';
import { addressIn } from '@phoeiphrae/shared/sitePages';
import { useI18n } from '@/locales/useI18n';
import { useAddress } from './useAddress';
import { useLocale } from './useLocale';
import { useSite } from './useSite';

type Thing = Record<string, unknown>;

interface StructuredData {
  readonly site: () => Thing[];
  readonly list: (cards: readonly PublicCard[]) => Thing[];
  readonly item: (shown: PublicItem | undefined, category: string) => Thing[];
}

/** Pages in the words of schema.org, for machines that fetch them. Nothing is in it that the page does not say. */
const nothing = (): Thing[] => [];

export function useStructuredData(): StructuredData {
  // Machines read it in what the server sends; browsers need not even have what makes it.
  if (!import.meta.env.SSR) return { site: nothing, list: nothing, item: nothing };
  const { t } = useI18n();
  const locale = useLocale();
  const { origin, address } = useAddress();
  const { office, officeName } = useSite();
  const at = (path: string) => origin + addressIn(locale.value, path);
  const itemAt = (slug: string) => at(`/i/${encodeURIComponent(slug)}`);
  const organization = (): Thing => ({
    '@type': 'GovernmentOrganization',
    '@id': `${origin}/#office`,
    name: officeName.value,
    url: office.value?.website || at('/'),
    ...(office.value && {
      address: office.value.address[locale.value],
      telephone: office.value.phone,
      email: office.value.email,
    }),
  });

  /** The site, and how it is searched. */
  const site = (): Thing[] => [
    {
      '@type': 'WebSite',
      name: officeName.value,
      url: at('/'),
      inLanguage: locale.value,
      publisher: organization(),
      potentialAction: {
        '@type': 'SearchAction',
        target: `${at('/items')}?q={search_term_string}`,
        'query-input': 'required name=search_term_string',
      },
    },
  ];

  const list = (cards: readonly PublicCard[]): Thing[] =>
    cards.length === 0
      ? []
      : [
          {
            '@type': 'ItemList',
            itemListElement: cards.map(({ slug, title }, index) => ({
              '@type': 'ListItem',
              position: index + 1,
              name: title,
              url: itemAt(slug),
            })),
          },
        ];

  const item = (shown: PublicItem | undefined, category: string): Thing[] =>
    shown === undefined
      ? []
      : [
          {
            '@type': 'Report',
            headline: shown.title,
            description: shown.summary,
            url: address.value,
            inLanguage: 'th',
            datePublished: shown.firstPublishedAt,
            dateModified: shown.publishedAt,
            version: shown.revisionNumber,
            isAccessibleForFree: true,
            publisher: organization(),
            associatedMedia: shown.files.map(({ name, url, mediaType, size, sha256 }) => ({
              '@type': 'DataDownload',
              name,
              contentUrl: origin + url,
              encodingFormat: mediaType,
              contentSize: String(size),
              sha256,
            })),
          },
          crumbs([
            [t('layout.home'), at('/')],
            [t('list.title'), at('/items')],
            [category, at(`/categories/${shown.category}`)],
            [shown.title, address.value],
          ]),
        ];

  const crumbs = (path: readonly (readonly [name: string, address: string])[]): Thing => ({
    '@type': 'BreadcrumbList',
    itemListElement: path.map(([name, where], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: where,
    })),
  });

  return { site, list, item };
}

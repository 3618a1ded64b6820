import { useHead } from '@unhead/vue';
import { type MaybeRefOrGetter, toValue } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAddress } from './useAddress';
import { useLocale } from './useLocale';
import { useSite } from './useSite';

/** As much of a description as search engines and messengers show, in characters. */
const LONGEST = 300;

interface PageHead {
  /** The page's own part of the title; the office's name is appended. */
  readonly title: MaybeRefOrGetter<string>;
  /** What the page is about; left out, what the site is about. */
  readonly description?: () => string | undefined;
  readonly type?: 'website' | 'article';
  /** What the page is, in the words of schema.org. Read by machines that fetch pages, so the server alone writes it. */
  readonly data?: () => readonly object[];
}

/** What a page says of itself to whoever finds its address or passes it on. */
export function usePageHead({ title, description, type = 'website', data }: PageHead): void {
  const { t } = useI18n();
  const locale = useLocale();
  const { officeName } = useSite();
  const { origin, address } = useAddress();
  const about = () => {
    const own = description?.() ?? '';
    return (own === '' ? t('page.about', { office: officeName.value }) : own).slice(0, LONGEST);
  };
  useHead(() => ({ title: toValue(title), meta: [{ name: 'description', content: about() }] }));
  if (!import.meta.env.SSR) return;
  useHead(() => ({
    meta: [
      { property: 'og:title', content: toValue(title) || officeName.value },
      { property: 'og:description', content: about() },
      { property: 'og:type', content: type },
      { property: 'og:url', content: address.value },
      { property: 'og:site_name', content: officeName.value },
      { property: 'og:locale', content: locale.value === 'th' ? 'th_TH' : 'en_US' },
      { property: 'og:image', content: `${origin}/og.png` },
      { name: 'twitter:card', content: 'summary_large_image' },
    ],
    script: (data?.() ?? []).map((thing) => ({
      type: 'application/ld+json' as const,
      innerHTML: JSON.stringify({ '@context': 'https://schema.org', ...thing }),
    })),
  }));
}

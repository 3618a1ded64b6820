import { assessedPageAt } from '@phoeiphrae/shared/assessment/address';
import { SITE_PAGES } from '@phoeiphrae/shared/sitePages';
import { computed } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { useLocale } from '@/composables/useLocale';
import { usePolicy } from '@/composables/usePolicy';

/** The pages of the site that can stand for a number: those with an address of their own, and each category. */
export function usePageChoices() {
  const { t } = useI18n();
  const locale = useLocale();
  const { policy } = usePolicy();
  const fixed = Object.values(SITE_PAGES).filter(({ path }) => assessedPageAt(path) && !path.includes(':'));
  const pages = computed(() => [
    ...fixed.map(({ path, title }) => ({
      value: path,
      label: `${title === '' ? t('layout.home') : title} (${path})`,
    })),
    ...(policy.value?.categories ?? []).map(({ code, shortTitle }) => ({
      value: `/categories/${code}`,
      label: `${shortTitle[locale.value]} (/categories/${code})`,
    })),
  ]);
  return { pages };
}

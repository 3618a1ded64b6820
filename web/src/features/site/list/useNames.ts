import type { Site } from '@phoeiphrae/shared/site';
import { computed } from 'vue';
import { useLocale } from '@/composables/useLocale';
import { useSite } from '@/composables/useSite';

/** What categories and work groups are called, from the small answer that every page has; an unknown code stays as it is. */
export function useNames() {
  const { site } = useSite();
  const locale = useLocale();
  const categories = computed<Site['categories']>(() => site.value?.categories ?? []);
  const categoryOf = (code: string) => categories.value.find((entry) => entry.code === code);
  const categoryName = (code: string) => categoryOf(code)?.shortTitle[locale.value] ?? code;
  const groupName = (code: string) =>
    site.value?.workGroups.find((entry) => entry.code === code)?.name[locale.value] ?? code;
  return { site, categories, categoryOf, categoryName, groupName };
}

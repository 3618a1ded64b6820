import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { key } from '@/api/key';
import { getSite } from '@/api/calls/public';
import { usePublicRead } from '@/api/publicRead';
import { useLocale } from './useLocale';

/** Whose site this is, and its categories with their counts: configuration and data, never code. */
export function useSite() {
  const { t } = useI18n();
  const locale = useLocale();
  const read = usePublicRead();
  const query = useQuery({
    key: key('site'),
    query: () => read(getSite),
    staleTime: 60_000,
  });
  const site = query.data;
  const office = computed(() => site.value?.office);
  const officeName = computed(() => office.value?.name[locale.value] ?? t('common.product'));
  const officeShortName = computed(() => office.value?.shortName[locale.value] ?? t('common.product'));
  return { ...query, site, office, officeName, officeShortName };
}

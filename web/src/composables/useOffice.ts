import type { Office } from '@phoeiphrae/shared/policy';
import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { api, bodyOf } from '@/api/client';
import { useLocale } from './useLocale';

/** The office whose installation this is: configuration, never code. */
type PublicOffice = Office & { emblemUrl?: string; lastPublishedAt?: string | null };

export function useOffice() {
  const { t } = useI18n();
  const locale = useLocale();
  const { data: office } = useQuery({
    key: ['office'],
    query: async () => (await bodyOf(api.GET('/api/v1/public/office'))) as PublicOffice,
    staleTime: 10 * 60_000,
  });
  const officeName = computed(() => office.value?.name[locale.value] ?? t('common.product'));
  const shortName = computed(() => office.value?.shortName[locale.value] ?? t('common.product'));
  return { office, officeName, shortName };
}

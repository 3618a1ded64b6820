import { formatFiscalYear, fiscalYearOf, bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { STATES } from '@phoeiphrae/shared/workflow';
import { computed } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { serverNow } from '@/api/serverClock';
import { useLocale } from '@/composables/useLocale';
import { usePolicy } from '@/composables/usePolicy';
import { useTracks } from '@/composables/useTracks';

const YEARS_BACK = 6;

/** What a list of items may be narrowed to, in the words of the announcement. */
export function useFilterOptions() {
  const { t } = useI18n();
  const locale = useLocale();
  const { policy } = usePolicy();
  const { tracks } = useTracks();

  const categories = computed(() =>
    (policy.value?.categories ?? []).map(({ code, shortTitle, track }) => ({
      value: code,
      label: shortTitle[locale.value],
      group: t(`state.track.${track}`),
    })),
  );
  const groups = computed(() =>
    (policy.value?.workGroups ?? []).map(({ code, name }) => ({ value: code, label: name[locale.value] })),
  );
  const ways = computed(() => tracks.value.map((value) => ({ value, label: t(`state.track.${value}`) })));
  const states = computed(() => STATES.map((value) => ({ value, label: t(`state.item.${value}`) })));
  const years = computed(() => {
    const next = fiscalYearOf(bangkokDate(serverNow())) + 1;
    return Array.from({ length: YEARS_BACK + 1 }, (_, back) => next - back).map((year) => ({
      value: String(year),
      label: formatFiscalYear(year, locale.value),
    }));
  });

  const selects = computed(() => [
    { name: 'state' as const, label: t('consoleWork.list.state'), options: states.value },
    ...(tracks.value.length > 1
      ? [{ name: 'way' as const, label: t('consoleWork.list.way'), options: ways.value }]
      : []),
    { name: 'category' as const, label: t('consoleWork.list.category'), options: categories.value },
    { name: 'workGroup' as const, label: t('consoleWork.list.workGroup'), options: groups.value },
    { name: 'fiscalYear' as const, label: t('consoleWork.list.fiscalYear'), options: years.value },
  ]);
  return { selects, years };
}

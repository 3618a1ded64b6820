import { formatFiscalYear, formatMonth } from '@phoeiphrae/shared/thaiCalendar';
import { useI18n } from '@/locales/useI18n';
import { useLocale } from '@/composables/useLocale';
import type { FilterName } from './useListFilters';
import { useNames } from './useNames';

/** What the value of a filter is called on screen. */
export function useFilterWords() {
  const { t } = useI18n();
  const locale = useLocale();
  const { categoryName, groupName } = useNames();

  const WORDS: Record<FilterName, (value: string) => string> = {
    q: (value) => `“${value}”`,
    category: categoryName,
    track: (value) => t(`list.track.${value}`),
    workGroup: groupName,
    fiscalYear: (value) => formatFiscalYear(Number(value), locale.value),
    month: (value) => formatMonth(value, locale.value),
    fileType: (value) => t('list.fileOf', { type: value.toUpperCase() }),
  };
  return { wordOf: (name: FilterName, value: string): string => WORDS[name](value) };
}

import { useI18n } from '@/locales/useI18n';
import type { FilterName, ListFilters } from '@/features/site/list/useListFilters';
import { useFilterWords } from '@/features/site/list/useFilterWords';

/** What a part of what is published is called: the names of its filters, or that it is everything. */
export function useTopicName() {
  const { t } = useI18n();
  const { wordOf } = useFilterWords();
  const topicName = (filter: ListFilters): string =>
    Object.entries(filter)
      .map(([name, value]) => wordOf(name as FilterName, String(value)))
      .join(' · ') || t('follow.subscribe.everything');
  return { topicName };
}

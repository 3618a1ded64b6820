import { computed } from 'vue';
import { useRoute } from 'vue-router';
import type { FilterName, ListFilters } from '@/features/site/list/useListFilters';

const NAMES: Record<FilterName, true> = {
  q: true,
  category: true,
  track: true,
  workGroup: true,
  fiscalYear: true,
  month: true,
  fileType: true,
};

/** The filters in the address as the list wrote them there. Whether updates can be had for them is for the server to say. */
export function useAskedFilters() {
  const route = useRoute();
  return computed<ListFilters>(() => {
    const given = Object.entries(route.query).map(
      ([name, value]) => [name, [value].flat()[0] ?? ''] as const,
    );
    return Object.fromEntries(given.filter(([name, value]) => Object.hasOwn(NAMES, name) && value !== ''));
  });
}

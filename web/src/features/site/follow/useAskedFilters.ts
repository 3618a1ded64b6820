import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { useRefusedForm } from '@/refusedForm';
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

/** The filters in the address as the list wrote them there, or in the form that was refused. Whether updates can be had for them is for the server to say. */
export function useAskedFilters() {
  const route = useRoute();
  const refused = useRefusedForm();
  return computed<ListFilters>(() => {
    const given = Object.entries(refused?.fields ?? route.query).map(
      ([name, value]) => [name, [value].flat()[0] ?? ''] as const,
    );
    return Object.fromEntries(given.filter(([name, value]) => Object.hasOwn(NAMES, name) && value !== ''));
  });
}

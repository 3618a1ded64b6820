import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { computed } from 'vue';
import { api, bodyOf } from '@/api/client';
import { usePages } from '@/composables/usePages';
import type { ListFilters } from './useListFilters';

/** What is published under some filters, newest first, as far as it was asked for. */
export function usePublicItems(filters: () => ListFilters) {
  const words = (): Record<string, string | undefined> =>
    Object.fromEntries(Object.entries(filters()).map(([name, value]) => [name, String(value)]));
  const list = usePages<PublicPage>(
    () => ['public-items', words()],
    async (cursor) => {
      const query = { ...filters(), ...(cursor === undefined ? {} : { cursor }) };
      return await bodyOf<PublicPage>(api.GET('/api/v1/public/items', { params: { query } }));
    },
  );
  const cards = computed(() => list.pages.value.flatMap((page) => page.items));
  const loading = computed(() => list.asyncStatus.value === 'loading');
  return { ...list, cards, loading };
}

import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { computed } from 'vue';
import { key } from '@/api/key';
import { listPublicItems } from '@/api/calls/public';
import { read } from '@/api/client';
import { usePages } from '@/composables/usePages';
import type { ListFilters } from './useListFilters';

/** What is published under some filters, newest first, as far as it was asked for. */
export function usePublicItems(filters: () => ListFilters) {
  const words = (): Record<string, string | undefined> =>
    Object.fromEntries(Object.entries(filters()).map(([name, value]) => [name, String(value)]));
  const list = usePages<PublicPage>(
    () => key('publicItems', words()),
    (cursor) => {
      const query = { ...filters(), ...(cursor === undefined ? {} : { cursor }) };
      return read(listPublicItems, { params: { query } });
    },
  );
  const cards = computed(() => list.pages.value.flatMap((page) => page.items));
  const loading = computed(() => list.asyncStatus.value === 'loading');
  return { ...list, cards, loading };
}

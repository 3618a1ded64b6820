import type { Item } from '@phoeiphrae/shared/item';
import { useQuery, useQueryCache } from '@pinia/colada';
import { computed } from 'vue';
import { key } from '@/api/key';
import { getItem } from '@/api/calls/items';
import { read } from '@/api/client';

/** @returns what takes over the item that a write has answered, wherever it is shown. */
export function useTakeItem() {
  const cache = useQueryCache();
  return (next: Item): void => {
    cache.setQueryData(key('item', next.id), next);
  };
}

/** One item by its id, always asked for anew when a page opens: what is decided on must be what stands now. */
export function useItem(id: () => string) {
  const query = useQuery({
    key: () => key('item', id()),
    query: () => read(getItem, { params: { path: { id: id() } } }),
    staleTime: 0,
  });
  const item = computed(() => query.data.value);
  return { ...query, item, take: useTakeItem() };
}

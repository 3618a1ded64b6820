import type { Item } from '@phoeiphrae/shared/item';
import { useQuery, useQueryCache } from '@pinia/colada';
import { computed } from 'vue';
import { getItem } from './itemApi';

/** What else shows an item: after a write it is fetched again where it is on screen. */
const RELATED = [
  'inbox',
  'desk',
  'oversight',
  'items',
  'difference',
  'history',
  'revisions',
  'remarks',
  'item-files',
  'papers',
  'paper-decisions',
  'notices',
];

/** @returns what takes over the item that a write has answered, wherever it is shown. */
export function useTakeItem() {
  const cache = useQueryCache();
  return (next: Item): void => {
    cache.setQueryData(['item', next.id], next);
    // A list that cannot be fetched says so itself.
    for (const name of RELATED) cache.invalidateQueries({ key: [name] }).catch(() => undefined);
  };
}

/** One item by its id, always asked for anew when a page opens: what is decided on must be what stands now. */
export function useItem(id: () => string) {
  const query = useQuery({ key: () => ['item', id()], query: () => getItem(id()), staleTime: 0 });
  const item = computed(() => query.data.value);
  return { ...query, item, take: useTakeItem() };
}

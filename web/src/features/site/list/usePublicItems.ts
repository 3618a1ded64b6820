import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { key } from '@/api/key';
import { listPublicItems } from '@/api/calls/public';
import { usePublicRead } from '@/api/publicRead';
import { usePages } from '@/composables/usePages';
import type { ListFilters } from './useListFilters';

/**
 * What is published under some filters, newest first, as far as it was asked for. An address may name the place to begin
 * at: that is how the next page is reached without scripts.
 */
export function usePublicItems(filters: () => ListFilters) {
  const read = usePublicRead();
  const route = useRoute();
  const start = computed(() => [route.query['cursor']].flat()[0] ?? undefined);
  const words = (): Record<string, string | undefined> =>
    Object.fromEntries(Object.entries(filters()).map(([name, value]) => [name, String(value)]));
  const list = usePages<PublicPage>(
    () => key('publicItems', { ...words(), ...(start.value && { cursor: start.value }) }),
    (cursor = start.value) => {
      const query = { ...filters(), ...(cursor === undefined ? {} : { cursor }) };
      return read(listPublicItems, { params: { query } });
    },
  );
  const cards = computed(() => list.pages.value.flatMap((page) => page.items));
  /** Of a search: how much it finds, and by what it can be narrowed. */
  const summary = computed(() => list.pages.value[0]?.search);
  const loading = computed(() => list.asyncStatus.value === 'loading');
  const at = (cursor?: string) => ({
    path: route.path,
    query: { ...route.query, cursor },
  });
  const next = computed(() => {
    const cursor = list.pages.value.at(-1)?.nextCursor;
    return cursor ? at(cursor) : undefined;
  });
  const first = computed(() => (start.value === undefined ? undefined : at()));
  return { ...list, cards, summary, loading, next, first };
}

import { type EntryKey, useInfiniteQuery } from '@pinia/colada';
import { computed } from 'vue';

/** A list that comes by keyset pages under one key: what has come so far, and `more`. */
export function usePages<Page extends { nextCursor: string | null }>(
  key: () => EntryKey,
  read: (cursor: string | undefined) => Promise<Page>,
) {
  const query = useInfiniteQuery<Page, Error, string | null>({
    key,
    initialPageParam: null,
    query: ({ pageParam }) => read(pageParam ?? undefined),
    getNextPageParam: (last) => last.nextCursor,
  });
  const pages = computed(() => query.data.value?.pages ?? []);
  return { ...query, pages, more: () => query.loadNextPage() };
}

import type { PublicItem, Tombstone } from '@phoeiphrae/shared/publicItem';
import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { getPublicItem } from '@/api/calls/public';
import { key } from '@/api/key';
import { ProblemError } from '@/api/problem';
import { usePublicRead } from '@/api/publicRead';

/** What stands at an address: an item, the notice of its end, or nothing. Each of them is an answer. */
type Standing = { item: PublicItem } | { tombstone: Tombstone } | { missing: true };

/** @throws {unknown} what is no answer about the address */
function standingOf(refusal: unknown): Standing {
  if (!(refusal instanceof ProblemError)) throw refusal;
  if (refusal.status === 410) return { tombstone: refusal.tombstone as Tombstone };
  // What is too long to be an address of something is refused as malformed.
  if (refusal.status === 404 || refusal.status === 400) return { missing: true };
  throw refusal;
}

export function usePublicItem(slug: () => string) {
  const read = usePublicRead();
  const ask = async (): Promise<Standing> =>
    read(getPublicItem, { params: { path: { slug: slug() } } }).then((item) => ({ item }), standingOf);
  const { state, data, refetch } = useQuery({
    key: () => key('publicItem', slug()),
    query: ask,
    staleTime: 60_000,
  });
  const item = computed(() => (data.value && 'item' in data.value ? data.value.item : undefined));
  const tombstone = computed(() =>
    data.value && 'tombstone' in data.value ? data.value.tombstone : undefined,
  );
  const missing = computed(() => data.value !== undefined && 'missing' in data.value);
  return { state, item, tombstone, missing, refetch };
}

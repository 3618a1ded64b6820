import { useQuery } from '@pinia/colada';
import { getPublicItem } from '@/api/calls/public';
import { key } from '@/api/key';
import { usePublicRead } from '@/api/publicRead';
import { refused, standing, type Standing } from './standing';
import type { PublicItem } from '@phoeiphrae/shared/publicItem';

export function usePublicItem(slug: () => string) {
  const read = usePublicRead();
  const ask = async (): Promise<Standing<PublicItem>> =>
    read(getPublicItem, { params: { path: { slug: slug() } } }).then((item) => ({ item }), refused);
  const { state, data, refetch } = useQuery({
    key: () => key('publicItem', slug()),
    query: ask,
    staleTime: 60_000,
  });
  return { state, ...standing(() => data.value), refetch };
}

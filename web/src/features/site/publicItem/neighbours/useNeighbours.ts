import { useQuery } from '@pinia/colada';
import { getPublicItemNeighbours } from '@/api/calls/public';
import { key } from '@/api/key';
import { usePublicRead } from '@/api/publicRead';

/** What stands beside an item. The page is whole without it: where it cannot be had, nothing is said. */
export function useNeighbours(slug: () => string) {
  const read = usePublicRead();
  const { data } = useQuery({
    key: () => key('neighbours', slug()),
    query: () => read(getPublicItemNeighbours, { params: { path: { slug: slug() } } }),
    staleTime: 60_000,
  });
  return data;
}

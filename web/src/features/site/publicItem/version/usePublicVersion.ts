import type { PublicVersion } from '@phoeiphrae/shared/publicItem';
import { useQuery } from '@pinia/colada';
import { getPublicVersion } from '@/api/calls/public';
import { key } from '@/api/key';
import { usePublicRead } from '@/api/publicRead';
import { refused, standing, type Standing } from '../standing';

export function usePublicVersion(slug: () => string, version: () => number) {
  const read = usePublicRead();
  const ask = async (): Promise<Standing<PublicVersion>> =>
    read(getPublicVersion, { params: { path: { slug: slug(), version: version() } } }).then(
      (item) => ({ item }),
      refused,
    );
  const { state, data, refetch } = useQuery({
    key: () => key('publicVersion', slug(), version()),
    query: ask,
    staleTime: 60_000,
  });
  return { state, ...standing(() => data.value), refetch };
}

import { useQuery } from '@pinia/colada';
import { key } from '@/api/key';
import { getPolicyOutline } from '@/api/calls/public';
import { usePublicRead } from '@/api/publicRead';
import { useNamesIn } from './useNamesIn';

/** What pages need of the announcement in force without showing it, and what its codes are called. */
export function useOutline() {
  const read = usePublicRead();
  const query = useQuery({
    key: key('outline'),
    query: () => read(getPolicyOutline),
    staleTime: 5 * 60_000,
  });
  const outline = query.data;
  const names = useNamesIn(
    () => outline.value,
    () => outline.value?.formerNames,
  );
  return { ...query, outline, ...names };
}

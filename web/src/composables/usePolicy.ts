import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { key } from '@/api/key';
import { getPublicPolicy } from '@/api/calls/public';
import { usePublicRead } from '@/api/publicRead';
import { useNamesIn } from './useNamesIn';

/** The whole announcement in force, and what its codes are called in the language on screen. */
export function usePolicy() {
  const read = usePublicRead();
  const query = useQuery({
    key: key('policy'),
    query: () => read(getPublicPolicy),
    staleTime: 5 * 60_000,
  });
  const policy = computed<Policy | undefined>(() => query.data.value?.document);
  const names = useNamesIn(
    () => policy.value,
    () => query.data.value?.formerNames,
  );
  const categoryOf = (code: string) => policy.value?.categories.find((entry) => entry.code === code);
  return { ...query, policy, categoryOf, ...names };
}

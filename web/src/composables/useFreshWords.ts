import { useQueryCache, type UseQueryEntryFilter } from '@pinia/colada';
import { watch } from 'vue';
import { KEPT_AS_ASKED } from '@/api/cache';
import { useSession } from '@/stores/session';
import { useLocale } from './useLocale';

const kept: readonly unknown[] = KEPT_AS_ASKED;
const worded: UseQueryEntryFilter = { predicate: ({ key }) => !kept.includes(key[0]) };
/** The language in which the answers that are kept were asked for. */
let askedIn: string | undefined;

/**
 * The API says names of posts, steps and faults in the reader's language. When that changes, here or meanwhile on the
 * public site, what is on screen is asked again and stands until the answer comes; what is not on screen is forgotten.
 */
export function useFreshWords(): void {
  const cache = useQueryCache();
  const session = useSession();

  function askAgain(): void {
    for (const entry of cache.getEntries({ ...worded, active: false })) cache.remove(entry);
    // What cannot be fetched says so itself, where it is shown.
    cache.invalidateQueries(worded).catch(() => undefined);
    session.reload().catch(() => undefined);
  }
  watch(
    useLocale(),
    (now) => {
      if (askedIn !== undefined && askedIn !== now) askAgain();
      askedIn = now;
    },
    { immediate: true },
  );
}

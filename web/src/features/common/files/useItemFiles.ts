import type { ItemFiles } from '@phoeiphrae/shared/itemFile';
import { useQuery } from '@pinia/colada';
import { computed, onScopeDispose, watch } from 'vue';
import { key } from '@/api/key';
import { listItemFiles } from '@/api/calls/files';
import { read } from '@/api/client';
import { isPending } from './fileStatus';

const FIRST_MS = 1000;
const LONGEST_MS = 20_000;
const GROWTH = 1.6;
/** The addresses of files and pictures are good for ten minutes. */
const RENEW_MS = 8 * 60_000;

/** The files of an item; asks again, less and less often, while one waits for its examination. */
export function useItemFiles(itemId: () => string) {
  const query = useQuery({
    key: () => key('itemFiles', itemId()),
    query: () => read(listItemFiles, { params: { path: { id: itemId() } } }),
    staleTime: 0,
  });
  const data = computed<ItemFiles | undefined>(() => query.data.value);
  const pending = computed(() => data.value?.files.some(isPending) ?? false);
  const byHash = computed(() => new Map(data.value?.files.map((entry) => [entry.file.sha256, entry])));

  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_MS;
  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        // A try that fails is followed by the next.
        void query
          .refetch()
          .catch(() => undefined)
          .then(schedule);
      },
      pending.value ? pause : RENEW_MS,
    );
    pause = pending.value ? Math.min(pause * GROWTH, LONGEST_MS) : FIRST_MS;
  }
  watch(pending, schedule, { immediate: true });
  onScopeDispose(() => clearTimeout(timer));

  return { ...query, data, byHash, pending };
}

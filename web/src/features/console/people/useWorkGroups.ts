import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { key } from '@/api/key';
import { listWorkGroups } from '@/api/calls/people';
import { read } from '@/api/client';
import { useLocale } from '@/composables/useLocale';

/** The office's work groups as it keeps them now, and their names in the language on screen. */
export function useWorkGroups() {
  const locale = useLocale();
  const query = useQuery({ key: key('workGroups'), query: () => read(listWorkGroups), staleTime: 60_000 });
  const groups = computed(() => query.data.value?.workGroups ?? []);
  const nameOf = (code: string): string => {
    const group = groups.value.find((entry) => entry.code === code);
    return (locale.value === 'th' ? group?.nameTh : group?.nameEn) ?? code;
  };
  const options = computed(() =>
    groups.value.filter(({ active }) => active).map(({ code }) => ({ value: code, label: nameOf(code) })),
  );
  return { ...query, groups, options, nameOf };
}

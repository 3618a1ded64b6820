import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { useLocale } from '@/composables/useLocale';
import { listWorkGroups } from './peopleApi';

/** The office's work groups as it keeps them now, and their names in the language on screen. */
export function useWorkGroups() {
  const locale = useLocale();
  const query = useQuery({ key: ['work-groups'], query: listWorkGroups, staleTime: 60_000 });
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

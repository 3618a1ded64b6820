import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/**
 * Filters that live in the address bar, so that a list can be kept, shared and gone back to. Empty values are left out
 * of the address. `narrowed` says whether any is set.
 * @param go whether a change of the filters is a step that the browser goes back from
 */
export function useAddressFilters<K extends string>(names: readonly K[], go: 'replace' | 'push' = 'replace') {
  const route = useRoute();
  const router = useRouter();

  const filters = computed(() => {
    const entries = names.map((name) => {
      const value = [route.query[name]].flat()[0];
      return [name, value ?? ''] as const;
    });
    return Object.fromEntries(entries) as Record<K, string>;
  });
  /** For the request: only what narrows. */
  const query = computed(() => {
    const set = Object.entries<string>(filters.value).filter(([, value]) => value !== '');
    return Object.fromEntries(set) as Partial<Record<K, string>>;
  });
  const narrowed = computed(() => Object.keys(query.value).length > 0);

  async function apply(next: Partial<Record<K, string>>): Promise<void> {
    const merged = { ...filters.value, ...next };
    const kept = Object.entries<string>(merged).filter(([, value]) => value !== '');
    await router[go]({ query: Object.fromEntries(kept) });
  }
  const clear = () => router[go]({ query: {} });

  return { filters, query, narrowed, apply, clear };
}

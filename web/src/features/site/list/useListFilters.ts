import type { Track } from '@phoeiphrae/shared/policy/track';
import { computed } from 'vue';
import { type LocationQuery, useRoute, useRouter } from 'vue-router';

/** The filters of the list as they stand in the address, so that a list can be shared and gone back to. */
export interface ListFilters {
  q?: string;
  category?: string;
  track?: Track;
  workGroup?: string;
  fiscalYear?: number;
}
export type FilterName = keyof ListFilters;

const TRACKS: Record<Track, Track> = { approval: 'approval', immediate: 'immediate' };
const CODE = /^[a-z][a-z0-9_]{0,63}$/;

/** Reads what can be used and leaves out the rest: a mistyped address shows the list, not a refusal. */
export function readFilters(query: LocationQuery): ListFilters {
  const text = (name: FilterName) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  };
  const filters: ListFilters = {};
  const q = text('q').slice(0, 200);
  if (q) filters.q = q;
  if (CODE.test(text('category'))) filters.category = text('category');
  if (CODE.test(text('workGroup'))) filters.workGroup = text('workGroup');
  const track = Object.hasOwn(TRACKS, text('track')) ? TRACKS[text('track') as Track] : undefined;
  if (track) filters.track = track;
  const year = Number(text('fiscalYear'));
  if (Number.isInteger(year) && year >= 1950 && year <= 2150) filters.fiscalYear = year;
  return filters;
}

export function useListFilters() {
  const route = useRoute();
  const router = useRouter();
  const filters = computed(() => readFilters(route.query));
  const active = computed(() => Object.keys(filters.value) as FilterName[]);

  const go = (query: ListFilters) => router.push({ path: route.path, query: { ...query } });
  /** Sets one filter; nothing takes it away. */
  function set(name: FilterName, value: string | undefined): void {
    const { [name]: _old, ...others } = filters.value;
    void go(value ? { ...others, [name]: value } : others);
  }
  const clear = (): void => void go({});

  return { filters, active, set, clear };
}

import type { Track } from '@phoeiphrae/shared/policy/track';
import { LAST_YEAR } from '@phoeiphrae/shared/thaiCalendar';
import { computed } from 'vue';
import { useAddressFilters } from '@/composables/useAddressFilters';

/** The filters of the list as they stand in the address, so that a list can be shared and gone back to. */
export interface ListFilters {
  q?: string;
  category?: string;
  track?: Track;
  workGroup?: string;
  fiscalYear?: number;
}
export type FilterName = keyof ListFilters;
const NAMES = ['q', 'category', 'track', 'workGroup', 'fiscalYear'] as const satisfies FilterName[];

const TRACKS: Record<Track, Track> = { approval: 'approval', immediate: 'immediate' };
const CODE = /^[a-z][a-z0-9_]{0,63}$/;

/** Reads what can be used and leaves out the rest: a mistyped address shows the list, not a refusal. */
function readFilters(typed: Record<FilterName, string>): ListFilters {
  const text = (name: FilterName) => typed[name].trim();
  const filters: ListFilters = {};
  const q = text('q').slice(0, 200);
  if (q) filters.q = q;
  if (CODE.test(text('category'))) filters.category = text('category');
  if (CODE.test(text('workGroup'))) filters.workGroup = text('workGroup');
  const track = Object.hasOwn(TRACKS, text('track')) ? TRACKS[text('track') as Track] : undefined;
  if (track) filters.track = track;
  const year = Number(text('fiscalYear'));
  if (Number.isInteger(year) && year >= 1950 && year <= LAST_YEAR) filters.fiscalYear = year;
  return filters;
}

export function useListFilters() {
  const address = useAddressFilters(NAMES, 'push');
  const filters = computed(() => readFilters(address.filters.value));
  const active = computed(() => Object.keys(filters.value) as FilterName[]);

  /** Sets one filter; nothing takes it away. What could not be used goes with it. */
  function set(name: FilterName, value: string | undefined): void {
    const used = Object.fromEntries(NAMES.map((each) => [each, String(filters.value[each] ?? '')]));
    void address.apply({ ...used, [name]: value ?? '' });
  }
  const clear = (): void => void address.clear();

  return { filters, active, set, clear };
}

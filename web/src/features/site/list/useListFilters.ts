import { SITE_PAGES } from '@phoeiphrae/shared/sitePages';
import type { Track } from '@phoeiphrae/shared/policy/track';
import { LAST_YEAR } from '@phoeiphrae/shared/thaiCalendar';
import { computed } from 'vue';
import type { RouteLocationRaw } from 'vue-router';
import { useAddressFilters } from '@/composables/useAddressFilters';

/** The filters of the list as they stand in the address, so that a list can be shared and gone back to. */
export interface ListFilters {
  q?: string;
  category?: string;
  track?: Track;
  workGroup?: string;
  fiscalYear?: number;
  /** Of publishing: 2026-11. */
  month?: string;
  /** Of a file that it carries: pdf. */
  fileType?: string;
}
export type FilterName = keyof ListFilters;
const NAMES = [
  'q',
  'category',
  'track',
  'workGroup',
  'fiscalYear',
  'month',
  'fileType',
] as const satisfies FilterName[];

const TRACKS: Record<Track, Track> = { approval: 'approval', immediate: 'immediate' };
const MONTH = /^(19|20)\d\d-(0[1-9]|1[0-2])$/;
const FILE_TYPE = /^[a-z0-9]{1,20}$/;
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
  if (MONTH.test(text('month'))) filters.month = text('month');
  if (FILE_TYPE.test(text('fileType'))) filters.fileType = text('fileType');
  return filters;
}

export function useListFilters() {
  const address = useAddressFilters(NAMES, 'push');
  const filters = computed(() => readFilters(address.filters.value));
  const active = computed(() => Object.keys(filters.value) as FilterName[]);
  const words = () =>
    Object.fromEntries(Object.entries(filters.value).map(([name, value]) => [name, String(value)]));
  /** What stays when other words are searched for. */
  const kept = computed(() => {
    const { q: _, ...rest } = words();
    return rest;
  });

  /** Sets one filter; nothing takes it away. What could not be used goes with it. */
  function set(name: FilterName, value: string | undefined): void {
    const used = Object.fromEntries(NAMES.map((each) => [each, String(filters.value[each] ?? '')]));
    void address.apply({ ...used, [name]: value ?? '' });
  }
  /** The same list without one filter, or without any. */
  function without(name?: FilterName): RouteLocationRaw {
    const rest = Object.entries(words()).filter(([each]) => name !== undefined && each !== name);
    return { path: SITE_PAGES['public-items'].path, query: Object.fromEntries(rest) };
  }

  /** The same list with one filter more. */
  function withValue(name: FilterName, value: string): RouteLocationRaw {
    return { path: SITE_PAGES['public-items'].path, query: { ...words(), [name]: value } };
  }

  return { filters, active, kept, set, without, withValue };
}

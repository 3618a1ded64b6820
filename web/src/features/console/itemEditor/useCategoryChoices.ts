import { TRACKS } from '@phoeiphrae/shared/policy/tracks';
import { computed } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { useLocale } from '@/composables/useLocale';
import { usePolicy } from '@/composables/usePolicy';

/** The categories that a work group answers for, by track, in the order and words of the announcement. */
export function useCategoryChoices(workGroup: () => string) {
  const { t } = useI18n();
  const locale = useLocale();
  const { policy } = usePolicy();

  const owned = computed(() =>
    (policy.value?.categories ?? []).filter(
      ({ ownerGroups }) => ownerGroups.length === 0 || ownerGroups.includes(workGroup()),
    ),
  );
  const byTrack = computed(() =>
    TRACKS.map((track) => ({
      track,
      options: owned.value
        .filter((category) => category.track === track)
        .toSorted((a, b) => a.order - b.order)
        .map(({ code, title, description }) => ({
          value: code,
          label: title[locale.value],
          hint: description[locale.value],
        })),
    })).filter(({ options }) => options.length > 0),
  );
  const options = computed(() =>
    byTrack.value.flatMap(({ track, options: list }) =>
      list.map(({ value, label }) => ({ value, label, group: t(`state.track.${track}`) })),
    ),
  );
  return { byTrack, options };
}

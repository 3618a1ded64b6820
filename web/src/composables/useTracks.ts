import type { PolicyOutline } from '@phoeiphrae/shared/site';
import type { Track } from '@phoeiphrae/shared/policy/track';
import { TRACKS } from '@phoeiphrae/shared/policy/tracks';
import { computed } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { useLocale } from './useLocale';
import { useOutline } from './useOutline';

/** The tracks that an announcement has: an office may let nothing out at once, or ask for no approval. */
export const tracksOf = ({ categories }: { categories: readonly { track: Track }[] }): Track[] =>
  TRACKS.filter((track) => categories.some((category) => category.track === track));

/** How information comes to the public under the announcement in force, in the names of its own posts. */
export function useTracks() {
  const { t } = useI18n();
  const locale = useLocale();
  const { outline } = useOutline();
  const tracks = computed(() => (outline.value ? tracksOf(outline.value) : []));

  const titles = (test: (post: PolicyOutline['posts'][number]) => boolean) =>
    (outline.value?.posts ?? [])
      .filter(test)
      .map(({ title }) => title[locale.value])
      .join(' / ');
  /** The post of the last step; empty until the announcement has arrived. */
  const approver = computed(() => {
    const last = outline.value?.chain.at(-1)?.post;
    return titles(({ code }) => code === last);
  });
  /** The posts that put things of any group on the web. */
  const officePublishers = computed(() => titles(({ powers }) => powers.includes('publish_for_office')));
  const trackSentence = (track: Track) =>
    track === 'approval' && approver.value
      ? t('list.approvalBy', { approver: approver.value })
      : t(`list.${track}Plain`);
  return { tracks, approver, officePublishers, trackSentence };
}

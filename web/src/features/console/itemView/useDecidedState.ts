import type { Item } from '@phoeiphrae/shared/item';
import { computed } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { usePolicy } from '@/composables/usePolicy';
import { useSession } from '@/stores/session';

/** Why a reader who could expect to decide may not, and why the item is no longer shown: in words. */
export function useDecidedState(item: () => Item) {
  const { t } = useI18n();
  const session = useSession();
  const { policy } = usePolicy();

  const barred = computed(() => {
    const { working } = item();
    const me = session.me;
    if (working?.state !== 'in_review' || !me) return false;
    const post = policy.value?.chain.find(({ code }) => code === working.step)?.post;
    if (!session.posts.some((held) => held.post === post)) return false;
    const acted = [...working.contributors, ...working.decisions.map(({ by }) => by)];
    const mayDecide = item().availableActions.some(
      ({ action }) => action === 'endorse' || action === 'approve',
    );
    return !mayDecide && acted.some(({ userId }) => userId === me.id);
  });

  /** What was said when the last revision was withdrawn, refused or returned. */
  const ended = computed(() => {
    const { working, published, last } = item();
    if (working?.state === 'returned') {
      const words = working.decisions.findLast(({ kind }) => kind === 'return')?.reason;
      return words ? t('consoleItem.returnedBecause', { words }) : '';
    }
    if (working ?? published) return '';
    const words = last?.endReason ?? last?.decisions.findLast(({ kind }) => kind === 'reject')?.reason;
    return words ?? '';
  });

  return { barred, ended };
}

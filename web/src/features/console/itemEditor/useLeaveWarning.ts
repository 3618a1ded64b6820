import { onScopeDispose } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { onBeforeRouteLeave } from 'vue-router';
import type { useDraft } from './useDraft';

type Draft = Pick<ReturnType<typeof useDraft>, 'unsaved' | 'save' | 'status' | 'unfinished'>;

/** Saves on leaving, and asks when that fails. Whoever must sign in again is let go: the tab keeps their text. */
export function useLeaveWarning(draft: Draft): void {
  const { t } = useI18n();
  const warn = (event: BeforeUnloadEvent) => {
    if (draft.unsaved()) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  onScopeDispose(() => removeEventListener('beforeunload', warn));

  onBeforeRouteLeave(async (to) => {
    if (to.name === 'sign-in') return true;
    const saved = !draft.unsaved() || (await draft.save());
    return (saved && !draft.unfinished.value) || confirm(t('consoleDraft.leave'));
  });
}

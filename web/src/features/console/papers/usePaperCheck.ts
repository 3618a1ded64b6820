import type { Item } from '@phoeiphrae/shared/item';
import type { PaperDecision } from '@phoeiphrae/shared/paperDecision';
import { SHORTEST_REASON } from '@phoeiphrae/shared/reason';
import { ref } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { useAction } from '@/composables/useAction';
import { confirmPaperDecision, refusePaperDecision } from '@/api/calls/paperDecisions';
import { onRecord } from '@/api/params';
import { useWrite } from '@/api/useWrite';
import type { Intent } from '@/composables/useAction';

/** Comparing a paper: to confirm it one says what one has seen, to refuse it one says why. */
export function usePaperCheck(item: () => Item, paper: () => PaperDecision) {
  const { t } = useI18n();
  const seen = ref(false);
  const reason = ref('');
  const asked = ref<'seen' | 'reason'>();
  const write = useWrite();
  const params = (intent: Intent) => {
    const { path, header } = onRecord(intent, item());
    return { path: { ...path, paper: paper().id }, header };
  };
  const confirming = useAction((intent) =>
    write(confirmPaperDecision, { params: params(intent), body: { contentHash: paper().contentHash } }),
  );
  const refusing = useAction((intent) =>
    write(refusePaperDecision, { params: params(intent), body: { reason: reason.value.trim() } }),
  );

  const fits = { seen: () => seen.value, reason: () => reason.value.trim().length >= SHORTEST_REASON };
  const fault = (of: 'seen' | 'reason'): string | undefined =>
    asked.value === of && !fits[of]() ? t(`consolePaper.check.fault.${of}`) : undefined;

  function attempt(of: 'seen' | 'reason', run: () => Promise<Item | undefined>): Promise<Item | undefined> {
    asked.value = of;
    return fits[of]() ? run() : Promise.resolve(undefined);
  }
  return {
    seen,
    reason,
    fault,
    confirming,
    refusing,
    confirm: () => attempt('seen', () => confirming.run()),
    refuse: () => attempt('reason', () => refusing.run()),
  };
}

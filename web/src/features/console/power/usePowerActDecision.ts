import type { PowerAct, PowerActAction } from '@phoeiphrae/shared/powerAct';
import { computed, ref, shallowRef } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { confirmPowerAct, refusePowerAct, withdrawPowerAct } from '@/api/calls/people';
import { onRecord } from '@/api/params';
import { useWrite } from '@/api/useWrite';
import { useAction } from '@/composables/useAction';
import { useToasts } from '@/stores/toasts';

interface Asked {
  readonly act: PowerAct;
  readonly action: PowerActAction;
}

/** Confirming, refusing and taking back, each after a question; a second half of a password is shown once. */
export function usePowerActDecision() {
  const { t } = useI18n();
  const toasts = useToasts();
  const write = useWrite();
  const asked = shallowRef<Asked>();
  const half = ref<string>();

  const action = useAction(async (intent, { act, action: what }: Asked, reason: string) => {
    const params = onRecord(intent, act);
    if (what === 'refuse') await write(refusePowerAct, { params, body: { reason } });
    else if (what === 'withdraw') await write(withdrawPowerAct, { params });
    else half.value = (await write(confirmPowerAct, { params })).passwordHalf ?? undefined;
    toasts.show(t(`consolePower.ask.${what}.done`));
    asked.value = undefined;
  });

  const open = computed({
    get: () => asked.value !== undefined,
    set: (value) => {
      if (value) return;
      asked.value = undefined;
      action.clear();
    },
  });
  const words = computed(() => {
    const what = asked.value?.action ?? 'confirm';
    return {
      title: t(`consolePower.ask.${what}.title`),
      text: t(`consolePower.ask.${what}.text`),
      label: t(`consolePower.act.${what}`),
    };
  });
  const needsReason = computed(() => asked.value?.action === 'refuse');
  const ask = (act: PowerAct, what: PowerActAction) => (asked.value = { act, action: what });
  const decide = (reason: string) => (asked.value ? action.run(asked.value, reason) : undefined);

  return { open, words, needsReason, half, ask, decide, pending: action.pending, problem: action.problem };
}

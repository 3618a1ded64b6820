import type { OneTimePassword, User } from '@phoeiphrae/shared/user';
import { computed, ref, shallowRef } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { endUser, resetPassword, resetSecondFactor, resumeUser, suspendUser } from '@/api/calls/people';
import { onRecord } from '@/api/params';
import { useWrite } from '@/api/useWrite';
import { useAction } from '@/composables/useAction';
import { useToasts } from '@/stores/toasts';
import { useWaitingAct } from '@/stores/waitingAct';

/** What answers with the account; a new password answers with the password. */
const ACTS = {
  suspend: suspendUser,
  resume: resumeUser,
  end: endUser,
  resetFactor: resetSecondFactor,
} as const;

export type PersonAct = keyof typeof ACTS | 'reset';

/**
 * Suspending, resuming, ending an account, giving it a new password and taking a lost app away, each after a question.
 */
export function usePersonActs(user: () => User | undefined) {
  const { t } = useI18n();
  const toasts = useToasts();
  const waitingAct = useWaitingAct();
  const asked = ref<PersonAct>();
  const issued = shallowRef<OneTimePassword>();

  const write = useWrite();
  const action = useAction(async (intent, act: PersonAct) => {
    const person = user();
    if (!person) return;
    const params = onRecord(intent, person);
    if (act === 'reset') {
      const given = await write(resetPassword, { params });
      if (!waitingAct.waits(given)) issued.value = given;
    } else {
      const done = await write(ACTS[act], { params });
      if (!waitingAct.waits(done)) toasts.show(t(`consolePeople.confirm.${act}.done`));
    }
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
  /** Kept while the dialog closes, so that its words do not vanish before it. */
  const words = computed(() => {
    const act = asked.value ?? 'suspend';
    return {
      title: t(`consolePeople.confirm.${act}.title`),
      text: t(`consolePeople.confirm.${act}.text`, { name: user()?.name ?? '' }),
      label: t(`consolePeople.person.${act}`),
      tone: act === 'end' ? ('danger' as const) : ('primary' as const),
    };
  });
  const confirm = () => (asked.value ? action.run(asked.value) : undefined);

  return { asked, issued, open, words, confirm, pending: action.pending, problem: action.problem };
}

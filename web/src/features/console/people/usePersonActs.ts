import type { OneTimePassword, User } from '@phoeiphrae/shared/user';
import { computed, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAction } from '@/composables/useAction';
import { useToasts } from '@/stores/toasts';
import { type UserAct, changeStanding, resetPassword, resetSecondFactor } from './peopleApi';

export type PersonAct = UserAct | 'reset' | 'resetFactor';

/**
 * Suspending, resuming, ending an account, giving it a new password and taking a lost app away, each after a question. `done` is called when
 * the account has changed.
 */
export function usePersonActs(user: () => User | undefined, done: () => Promise<unknown>) {
  const { t } = useI18n();
  const toasts = useToasts();
  const asked = ref<PersonAct>();
  const issued = shallowRef<OneTimePassword>();

  const action = useAction(async (intent, act: PersonAct) => {
    const person = user();
    if (!person) return;
    if (act === 'reset') {
      issued.value = await resetPassword(intent, person);
    } else {
      await (act === 'resetFactor' ? resetSecondFactor(intent, person) : changeStanding(intent, person, act));
      toasts.show(t(`consolePeople.confirm.${act}.done`));
    }
    asked.value = undefined;
    await done();
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

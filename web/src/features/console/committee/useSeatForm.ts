import type { CommitteeSeatHolders } from '@phoeiphrae/shared/committee';
import { computed, ref } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { seatMember } from '@/api/calls/committee';
import { useWrite } from '@/api/useWrite';
import { useAction } from '@/composables/useAction';
import { useTermForm } from '@/features/console/term/useTermForm.ts';

/** The form that seats a member of the committee for a term, by an order. */
export function useSeatForm(seat: () => CommitteeSeatHolders | undefined) {
  const { t } = useI18n();
  const words = (key: string) => t(`consoleCommittee.${key}`);
  const userId = ref('');
  const { term, endUnreadable, ...typed } = useTermForm({ needsOrder: () => true, words });
  const tried = ref(false);

  const faults = computed(() => ({
    userId: userId.value === '' ? words('personFault') : undefined,
    ...typed.faults.value,
  }));
  const write = useWrite();
  const action = useAction((intent, number: number) => {
    const orderNumber = term.value.orderNumber.trim();
    const body = { seat: number, userId: userId.value, orderNumber, ...typed.days(), ...typed.orderFile() };
    return write(seatMember, { params: { header: intent }, body });
  });

  const shown = (field: keyof typeof faults.value) =>
    (tried.value ? faults.value[field] : undefined) ?? action.problem.value?.fieldError(`/${field}`);
  function start(): void {
    userId.value = '';
    typed.reset();
    tried.value = false;
    action.clear();
  }
  /** @returns the membership, or what waits for a second person; nothing when it was refused. */
  async function save() {
    tried.value = true;
    const number = seat()?.seat;
    if (number === undefined || Object.values(faults.value).some((fault) => fault !== undefined))
      return undefined;
    return action.run(number);
  }

  return {
    userId,
    term,
    endUnreadable,
    words,
    shown,
    start,
    save,
    pending: action.pending,
    problem: action.problem,
  };
}

import type { CommitteeSeatHolders } from '@phoeiphrae/shared/committee';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { seatMember } from '@/api/calls/committee';
import { useWrite } from '@/api/useWrite';
import { useAction } from '@/composables/useAction';

const empty = () => ({ userId: '', orderNumber: '', validFrom: bangkokDate(new Date()), validTo: '' });

/** The form that seats a member of the committee for a term, by an order. */
export function useSeatForm(seat: () => CommitteeSeatHolders | undefined) {
  const { t } = useI18n();
  const form = ref(empty());
  const endUnreadable = ref(false);
  const tried = ref(false);

  const faults = computed(() => {
    const { userId, orderNumber, validFrom, validTo } = form.value;
    const say = (wrong: boolean, key: string) => (wrong ? t(`consoleCommittee.${key}`) : undefined);
    return {
      userId: say(userId === '', 'personFault'),
      orderNumber: say(orderNumber.trim() === '', 'orderFault'),
      validFrom: say(validFrom === '', 'fromFault'),
      validTo: endUnreadable.value
        ? say(true, 'dateFault')
        : say(validTo !== '' && validFrom !== '' && validTo < validFrom, 'toFault'),
    };
  });
  const write = useWrite();
  const action = useAction((intent, number: number) => {
    const { userId, orderNumber, validFrom, validTo } = form.value;
    const term = { validFrom, validTo: validTo || null };
    const body = { seat: number, userId, orderNumber: orderNumber.trim(), ...term };
    return write(seatMember, { params: { header: intent }, body });
  });

  const shown = (field: keyof typeof faults.value) =>
    (tried.value ? faults.value[field] : undefined) ?? action.problem.value?.fieldError(`/${field}`);
  function start(): void {
    form.value = empty();
    tried.value = false;
    action.clear();
  }
  /** @returns whether the member has been seated. */
  async function save(): Promise<boolean> {
    tried.value = true;
    const number = seat()?.seat;
    if (number === undefined || Object.values(faults.value).some((fault) => fault !== undefined))
      return false;
    return (await action.run(number)) !== undefined;
  }

  return { form, endUnreadable, shown, start, save, pending: action.pending, problem: action.problem };
}

import { serverNow } from '@/api/serverClock';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { computed, ref } from 'vue';
import { useI18n } from '@/locales/useI18n';

/** A time for which somebody is appointed, and the order that says so, as they are typed; days as yyyy-mm-dd. */
export interface TermForm {
  orderNumber: string;
  /** The SHA-256 of the order's file; empty without one. */
  orderFile: string;
  /** A file was chosen that is not kept yet. */
  orderUnfinished: boolean;
  validFrom: string;
  validTo: string;
}
const newTerm = (): TermForm => ({
  orderNumber: '',
  orderFile: '',
  orderUnfinished: false,
  validFrom: bangkokDate(serverNow()),
  validTo: '',
});

/** What a term is called, and what is said of its faults: each kind of appointment has words of its own. */
export type TermWord =
  'order' | 'orderHint' | 'orderFault' | 'from' | 'fromFault' | 'to' | 'toHint' | 'toFault' | 'dateFault';

interface Wanted {
  needsOrder: () => boolean;
  words: (key: TermWord) => string;
}

/** Order and days of an appointment, from today on at first. The last day may be open. */
export function useTermForm({ needsOrder, words }: Wanted) {
  const { t } = useI18n();
  const term = ref(newTerm());
  /** What stands in the field of the last day is no day. */
  const endUnreadable = ref(false);

  const faults = computed(() => {
    const { orderNumber, orderUnfinished, validFrom, validTo } = term.value;
    const say = (wrong: boolean, key: TermWord) => (wrong ? words(key) : undefined);
    return {
      orderNumber: say(needsOrder() && orderNumber.trim() === '', 'orderFault'),
      orderFile: orderUnfinished ? t('consolePower.file.unfinished') : undefined,
      validFrom: say(validFrom === '', 'fromFault'),
      validTo: endUnreadable.value
        ? words('dateFault')
        : say(validTo !== '' && validFrom !== '' && validTo < validFrom, 'toFault'),
    };
  });
  const days = () => ({ validFrom: term.value.validFrom, validTo: term.value.validTo || null });
  /** Left out without a file. */
  const orderFile = () => (term.value.orderFile ? { orderFile: term.value.orderFile } : {});
  function reset(): void {
    term.value = newTerm();
    endUnreadable.value = false;
  }
  return { term, endUnreadable, faults, days, orderFile, reset };
}

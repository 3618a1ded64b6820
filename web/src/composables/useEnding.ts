import { bangkokDate, dayBefore } from '@phoeiphrae/shared/thaiCalendar';
import { computed, ref, watch } from 'vue';
import { serverNow } from '@/api/serverClock';
import { useToasts } from '@/stores/toasts';
import { type Intent, useAction } from './useAction';

interface Term {
  validFrom: string;
}

interface Ending<T extends Term> {
  /** The term that is to end; undefined while nobody asks. */
  subject: () => T | undefined;
  end: (intent: Intent, subject: T, body: { validTo: string }) => Promise<unknown>;
  /** What is said once it is done, in the reader's language. */
  done: () => string;
  close: () => void;
}

/** A dialog that asks for the last day of somebody's term. The day before the first revokes it altogether. */
export function useEnding<T extends Term>({ subject, end, done, close }: Ending<T>) {
  const toasts = useToasts();
  const lastDay = ref('');
  const tried = ref(false);
  const open = computed({
    get: () => subject() !== undefined,
    set: (value) => {
      if (!value) close();
    },
  });
  const earliest = computed(() => {
    const validFrom = subject()?.validFrom;
    return validFrom === undefined ? undefined : dayBefore(validFrom);
  });
  const { run, pending, problem, clear } = useAction((intent, ended: T) =>
    end(intent, ended, { validTo: lastDay.value }),
  );
  watch(open, () => {
    lastDay.value = bangkokDate(serverNow());
    tried.value = false;
    clear();
  });

  async function confirm(): Promise<void> {
    tried.value = true;
    const ended = subject();
    if (!lastDay.value || !ended || !(await run(ended))) return;
    toasts.show(done());
    close();
  }

  return { open, lastDay, tried, earliest, pending, problem, confirm };
}

import { onScopeDispose, readonly, ref, shallowRef } from 'vue';
import { cancelEvidence, getEvidenceProgress } from '@/api/calls/papers';
import { bodyOf, read } from '@/api/client';
import { useAction } from '@/composables/useAction';
import { fetchPaper, savePaper, type Asking } from './fetchPaper';

/** How often the server is asked how far it is, in milliseconds. */
const ASK_MS = 1_000;
/** The server makes one pack at a time for a person, whichever window asked for it. */
const UNDER_WAY = '/problems/pack-under-way';

/** Fetches a pack of evidence and saves it, or not when it is cancelled; tells how far the server is with it. */
export function usePack() {
  const received = ref(0);
  const progress = shallowRef<{ done: number; total: number }>();
  const outcome = ref<'saved' | 'cancelled'>();
  let going: AbortController | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  function stopAsking(): void {
    clearInterval(timer);
  }
  async function askProgress(): Promise<void> {
    progress.value = await read(getEvidenceProgress).catch(() => progress.value);
  }
  async function fetched(ask: (signal: AbortSignal) => ReturnType<Asking>, name: string): Promise<void> {
    const own = (going = new AbortController());
    received.value = 0;
    progress.value = undefined;
    outcome.value = undefined;
    timer = setInterval(() => void askProgress(), ASK_MS);
    try {
      const paper = await fetchPaper(
        () => ask(own.signal),
        name,
        (bytes) => (received.value = bytes),
      );
      savePaper(paper);
      outcome.value = 'saved';
    } catch (error) {
      if (!own.signal.aborted) throw error;
      outcome.value = 'cancelled';
    } finally {
      stopAsking();
    }
  }
  const saving = useAction((_intent, ask: Parameters<typeof fetched>[0], name: string) => fetched(ask, name));

  /** Closing the connection ends it; what another window asked for is ended by saying so. */
  const cancelling = useAction(async () => {
    going?.abort();
    await bodyOf(cancelEvidence);
    saving.clear();
  });
  const isUnderWay = () => saving.problem.value?.type === UNDER_WAY;
  onScopeDispose(stopAsking);
  return {
    saving,
    cancelling,
    isUnderWay,
    received: readonly(received),
    progress: readonly(progress),
    outcome: readonly(outcome),
  };
}

import { readonly, ref } from 'vue';
import { useAction } from '@/composables/useAction';
import { fetchPaper, savePaper, showPaper, type Asking } from './fetchPaper';

/** Fetches a paper and saves or shows it; `received` is how many bytes have come. */
export function usePaper() {
  const received = ref(0);
  const fetched = (ask: Asking, name: string) => {
    received.value = 0;
    return fetchPaper(ask, name, (bytes) => (received.value = bytes));
  };
  const saving = useAction(async (_intent, ask: Asking, name: string) => {
    savePaper(await fetched(ask, name));
  });
  const showing = useAction(async (_intent, ask: Asking, name: string) => {
    // Opened within the click: a browser lets nothing open a tab later.
    const tab = window.open('', '_blank');
    try {
      showPaper(await fetched(ask, name), tab);
    } catch (error) {
      tab?.close();
      throw error;
    }
  });
  return { saving, showing, received: readonly(received) };
}

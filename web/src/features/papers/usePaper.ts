import { readonly, ref } from 'vue';
import { useAction } from '@/composables/useAction';
import { fetchPaper, savePaper, showPaper } from './fetchPaper';

/** Fetches a paper and saves or shows it; `received` is how many bytes have come. */
export function usePaper() {
  const received = ref(0);
  const fetched = (href: string, name: string) => {
    received.value = 0;
    return fetchPaper(href, name, (bytes) => (received.value = bytes));
  };
  const saving = useAction(async (_intent, href: string, name: string) => {
    savePaper(await fetched(href, name));
  });
  const showing = useAction(async (_intent, href: string, name: string) => {
    // Opened within the click: a browser lets nothing open a tab later.
    const tab = window.open('', '_blank');
    try {
      showPaper(await fetched(href, name), tab);
    } catch (error) {
      tab?.close();
      throw error;
    }
  });
  return { saving, showing, received: readonly(received) };
}

import { readonly, ref } from 'vue';
import { useAction } from '@/composables/useAction';
import { fetchPaper, savePaper } from './fetchPaper';

/** Fetches a paper and hands it to the browser; `received` is how many bytes have come. */
export function usePaper() {
  const received = ref(0);
  const action = useAction(async (_intent, href: string, name: string) => {
    received.value = 0;
    savePaper(await fetchPaper(href, name, (bytes) => (received.value = bytes)));
  });
  return { save: action.run, pending: action.pending, problem: action.problem, received: readonly(received) };
}

import type { OrderFile } from '@phoeiphrae/shared/orderFile';
import { ref, shallowRef } from 'vue';
import { keepOrderFile } from '@/api/calls/people';
import { useWrite } from '@/api/useWrite';
import { useAction } from '@/composables/useAction';
import type { SentScan } from '@/features/console/papers/sendScan.ts';

/** The file of an order on its way in: sent as soon as it is chosen, then looked at and kept by the server. */
export function useOrderFile() {
  const file = shallowRef<File>();
  const kept = shallowRef<OrderFile>();
  /** Bytes of it that have arrived. */
  const sent = ref(0);
  let arrived: { of: File; scan: SentScan } | undefined;
  const write = useWrite();

  async function send(of: File): Promise<SentScan> {
    if (arrived?.of === of) return arrived.scan;
    sent.value = 0;
    // What sends in pieces is large, and most who look at people appoint nobody.
    const { sendScan } = await import('@/features/console/papers/sendScan.ts');
    const scan = await sendScan(of, undefined, (bytes) => (sent.value = bytes));
    arrived = { of, scan };
    return scan;
  }
  const { run, clear, pending, problem } = useAction(async (intent, of: File) => {
    const { upload, settle } = await send(of);
    const answer = await write(keepOrderFile, { params: { header: intent }, body: { upload } });
    await settle();
    return answer;
  });

  /** Sends the file that was chosen, or again the one that did not arrive. */
  async function take(): Promise<void> {
    kept.value = undefined;
    clear();
    const chosen = file.value;
    if (chosen) kept.value = await run(chosen);
    else arrived = undefined;
  }
  return { file, kept, sent, take, pending, problem };
}

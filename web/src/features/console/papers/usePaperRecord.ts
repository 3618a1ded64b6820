import type { Item } from '@phoeiphrae/shared/item';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { useQuery } from '@pinia/colada';
import { computed, ref, shallowRef, watch } from 'vue';
import { serverNow } from '@/api/serverClock';
import { useAction } from '@/composables/useAction';
import { key } from '@/api/key';
import { listPaperDecisions, recordPaperDecision } from '@/api/calls/paperDecisions';
import { read } from '@/api/client';
import { onRecord } from '@/api/params';
import { useWrite } from '@/api/useWrite';
import { sendScan, type SentScan } from './sendScan';

export type RecordFault = 'file' | 'signedOn' | 'signer';

/** A paper that was signed, on its way in: which file, who signed, when. */
export function usePaperRecord(item: () => { id: string; version: number }) {
  const file = shallowRef<File>();
  const signedOn = ref(bangkokDate(serverNow()));
  const appointment = ref('');
  const note = ref('');
  const asked = ref(false);
  /** Bytes of the scan that have arrived. */
  const sent = ref(0);
  let arrived: { of: File; scan: SentScan } | undefined;

  const { data } = useQuery({
    key: () => key('paperDecisions', item().id, signedOn.value),
    query: () =>
      read(listPaperDecisions, {
        params: { path: { id: item().id }, query: { signedOn: signedOn.value } },
      }),
    enabled: () => signedOn.value !== '',
    staleTime: 0,
  });
  const signers = computed(() => (signedOn.value ? (data.value?.open?.signers ?? []) : []));
  // Often there is one; another day may have had others.
  watch(
    signers,
    (able) => {
      if (!able.some((one) => one.appointment === appointment.value))
        appointment.value = able.length === 1 ? (able[0]?.appointment ?? '') : '';
    },
    { immediate: true },
  );

  const faults = computed<RecordFault[]>(() => [
    ...(file.value ? [] : (['file'] as const)),
    ...(signedOn.value ? [] : (['signedOn'] as const)),
    ...(appointment.value ? [] : (['signer'] as const)),
  ]);
  const shown = (fault: RecordFault) => asked.value && faults.value.includes(fault);

  async function send(of: File): Promise<SentScan> {
    if (arrived?.of === of) return arrived.scan;
    sent.value = 0;
    const scan = await sendScan(of, item().id, (bytes) => (sent.value = bytes));
    arrived = { of, scan };
    return scan;
  }
  const write = useWrite();
  const action = useAction(async (intent, of: File): Promise<Item> => {
    const scan = await send(of);
    const body = { upload: scan.upload, appointment: appointment.value, signedOn: signedOn.value };
    const words = note.value.trim();
    const next = await write(recordPaperDecision, {
      params: onRecord(intent, item()),
      body: words ? { ...body, note: words } : body,
    });
    await scan.settle();
    return next;
  });

  /** @returns the item with the paper, or undefined when something is missing or was refused */
  async function record(): Promise<Item | undefined> {
    asked.value = true;
    return faults.value.length || !file.value ? undefined : action.run(file.value);
  }
  return {
    file,
    signedOn,
    appointment,
    note,
    signers,
    shown,
    sent,
    record,
    pending: action.pending,
    problem: action.problem,
  };
}

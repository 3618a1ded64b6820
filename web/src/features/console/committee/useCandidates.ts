import { useQuery } from '@pinia/colada';
import { type Ref, computed } from 'vue';
import { key } from '@/api/key';
import { everyAppointment } from '@/features/console/people/everyAppointment.ts';

/** A person to choose from, as a select wants it. */
export interface Candidate {
  value: string;
  label: string;
}

async function holders(): Promise<Candidate[]> {
  const held = await everyAppointment({ standing: 'current' });
  const people = new Map(held.map(({ userId, userName }) => [userId, userName]));
  return [...people]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'th'));
}

/** Whom the committee's list may be filled from: those who hold a post today. Asked for only by who may edit it. */
export function useCandidates(wanted: Ref<boolean>) {
  const { data } = useQuery({ key: key('appointments', 'candidates'), query: holders, enabled: wanted });
  return computed(() => data.value ?? []);
}

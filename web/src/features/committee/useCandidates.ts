import type { AppointmentPage } from '@phoeiphrae/shared/people';
import { useQuery } from '@pinia/colada';
import { type Ref, computed } from 'vue';
import { api, bodyOf } from '@/api/client';

/** A person to choose from, as a select wants it. */
export interface Candidate {
  value: string;
  label: string;
}

const WHOLE_PAGE = 200;

async function holders(): Promise<Candidate[]> {
  const people = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const query = { standing: 'current', limit: WHOLE_PAGE, cursor };
    const page = (await bodyOf(api.GET('/api/v1/appointments', { params: { query } }))) as AppointmentPage;
    for (const { userId, userName } of page.appointments) people.set(userId, userName);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return [...people]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'th'));
}

/** Whom the committee's list may be filled from: those who hold a post today. Asked for only by who may edit it. */
export function useCandidates(wanted: Ref<boolean>) {
  const { data } = useQuery({ key: ['appointments', 'candidates'], query: holders, enabled: wanted });
  return computed(() => data.value ?? []);
}

import type { Appointment, AppointmentPage } from '@phoeiphrae/shared/appointment';
import type { Standing } from '@phoeiphrae/shared/term';
import { listAppointments } from '@/api/calls/people';
import { read } from '@/api/client';

const WHOLE_PAGE = 200;

/** Every appointment (of one standing, where it is named), page by page: an office has a few dozen of them. */
export async function everyAppointment(query: { standing?: Standing } = {}): Promise<Appointment[]> {
  const found: Appointment[] = [];
  let cursor: string | null = null;
  do {
    const asked = { ...query, limit: WHOLE_PAGE, ...(cursor === null ? {} : { cursor }) };
    const page: AppointmentPage = await read(listAppointments, { params: { query: asked } });
    found.push(...page.appointments);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

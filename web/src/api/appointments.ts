import type { Appointment, AppointmentPage } from '@phoeiphrae/shared/appointment';
import type { Standing } from '@phoeiphrae/shared/term';
import { api, bodyOf } from './client';

const WHOLE_PAGE = 200;

/** Every appointment (of one standing, where it is named), page by page: an office has a few dozen of them. */
export async function everyAppointment(query: { standing?: Standing } = {}): Promise<Appointment[]> {
  const found: Appointment[] = [];
  let cursor: string | undefined;
  do {
    const asked = { ...query, limit: WHOLE_PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await bodyOf(api.GET('/api/v1/appointments', { params: { query: asked } }));
    const page: AppointmentPage = answer;
    found.push(...page.appointments);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

import type { LogPage } from '@phoeiphrae/shared/event';
import type { AppointmentPage } from '@phoeiphrae/shared/people';
import { api, bodyOf } from '@/api/client';

export const LOG_FILTERS = ['type', 'actor', 'item', 'from', 'to'] as const;
export type LogFilter = Record<(typeof LOG_FILTERS)[number], string>;

export const listEvents = async (query: Record<string, string | undefined>) =>
  (await bodyOf(api.GET('/api/v1/log/events', { params: { query } }))) as LogPage;

const WHOLE_PAGE = 200;

/** People by id, as far as they have held a post: the log names others by their id only. */
export async function peopleByAppointment(): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const query = { limit: WHOLE_PAGE, cursor };
    const page = (await bodyOf(api.GET('/api/v1/appointments', { params: { query } }))) as AppointmentPage;
    for (const { userId, userName } of page.appointments) names.set(userId, userName);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return names;
}

import type { LogPage } from '@phoeiphrae/shared/event';
import { everyAppointment } from '@/api/appointments';
import { api, bodyOf } from '@/api/client';

export const LOG_FILTERS = ['type', 'actor', 'item', 'from', 'to'] as const;
export type LogFilter = Record<(typeof LOG_FILTERS)[number], string>;

export const listEvents = async (query: Record<string, string | undefined>) =>
  await bodyOf<LogPage>(api.GET('/api/v1/log/events', { params: { query } }));

/** People by id, as far as they have held a post: the log names others by their id only. */
export async function peopleByAppointment(): Promise<Map<string, string>> {
  const all = await everyAppointment();
  return new Map(all.map(({ userId, userName }) => [userId, userName]));
}

import { useQuery } from '@pinia/colada';
import { getFirstAppointments } from '@/api/calls/people';
import { read } from '@/api/client';
import { key } from '@/api/key';
import { ProblemError } from '@/api/problem';

/** What stands unconfirmed since the office was set up. Most people may not read it, and nothing is shown to them. */
export const useFirstAppointments = (enabled: () => boolean = () => true) =>
  useQuery({ key: key('firstAppointments'), query: readList, enabled });

async function readList() {
  try {
    return await read(getFirstAppointments, {});
  } catch (error) {
    if (error instanceof ProblemError && error.status === 403) return null;
    throw error;
  }
}

import type { Appointment } from '@phoeiphrae/shared/appointment';
import type { Queryable } from '../../office/deps.ts';
import { presentAppointment, type PresentationContext } from '../../office/presentAppointment.ts';
import { administratorsOn } from './administrators.ts';
import type { Appointed } from './createAppointment.ts';
import { mayWithPeople } from './peoplePolicy.ts';

/** Appointments with what the caller may do with each. */
export async function presentAppointments(
  db: Queryable,
  rows: readonly Appointed[],
  presentation: PresentationContext,
): Promise<Appointment[]> {
  const lastOne = await lastAdministrator(db, rows, presentation);
  const mayEnd = mayWithPeople(presentation.actor, { kind: 'end_appointment' }).allowed;
  return rows.map(({ row, userName }) => {
    const presented = presentAppointment(row, userName, presentation);
    const endable = mayEnd && presented.standing !== 'past' && row.id !== lastOne;
    const href = `/api/v1/appointments/${row.id}/end`;
    const availableActions: Appointment['availableActions'] = endable
      ? [{ action: 'end', method: 'POST', href }]
      : [];
    return { ...presented, availableActions };
  });
}

/**
 * One appointment with what the reader may do with it.
 * @throws {Error} when nothing comes of the row, which cannot be.
 */
export async function presentOneAppointment(
  db: Queryable,
  row: Appointed,
  presentation: PresentationContext,
) {
  const [appointment] = await presentAppointments(db, [row], presentation);
  if (!appointment) throw new Error('a row makes an appointment');
  return appointment;
}

/** The appointment of the only administrator there is, which stays; asked only where one of the rows could be it. */
async function lastAdministrator(
  db: Queryable,
  rows: readonly Appointed[],
  { policy, today }: PresentationContext,
): Promise<string | undefined> {
  const administers = ({ row }: Appointed) => policy.posts.get(row.post)?.powers.includes('administer');
  if (!rows.some(administers)) return undefined;
  const holders = await administratorsOn(db, today, policy);
  return holders.length === 1 ? holders[0]?.held.appointmentId : undefined;
}

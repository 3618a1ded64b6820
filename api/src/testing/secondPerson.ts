import type { Appointment, AppointmentPage, CreateAppointment } from '@phoeiphrae/shared/appointment';
import type { Committee, CommitteeMembership, CreateMembership } from '@phoeiphrae/shared/committee';
import type { DecidedAct, PowerAct, WaitingAct } from '@phoeiphrae/shared/powerAct';
import type { Person } from './asPost.ts';
import type { Reply } from './client.ts';

/** What a second person says to an act that waits, as it is now. */
export async function decideAct(
  by: Person,
  { id, version }: Pick<PowerAct, 'id' | 'version'>,
  how: 'confirm' | 'refuse' | 'withdraw' = 'confirm',
): Promise<Reply<DecidedAct>> {
  const body = how === 'refuse' ? { reason: 'ไม่พบคำสั่งฉบับนี้' } : undefined;
  return by.post<DecidedAct>(`/power-acts/${id}/${how}`, body, { ifMatch: version });
}

/** Has `second` confirm what `asked` left waiting. @throws {Error} when nothing waits or it is not confirmed. */
export async function confirmWaiting(second: Person, asked: Reply<unknown>): Promise<DecidedAct> {
  if (asked.status !== 202) throw new Error(asked.text);
  const reply = await decideAct(second, (asked.body as WaitingAct).waiting);
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body;
}

/** Two people appoint a third. @throws {Error} when they cannot. */
export async function appointByTwo(
  [asks, confirms]: readonly [Person, Person],
  order: CreateAppointment,
): Promise<Appointment> {
  await confirmWaiting(confirms, await asks.post('/appointments', order));
  const { appointments } = (await asks.get<AppointmentPage>(`/appointments?user=${order.userId}`)).body;
  const made = appointments.find(
    ({ post, validFrom }) => post === order.post && validFrom === order.validFrom,
  );
  if (!made) throw new Error('the appointment was not made');
  return made;
}

/** Two people seat a third. @throws {Error} when they cannot. */
export async function seatByTwo(
  [asks, confirms]: readonly [Person, Person],
  order: CreateMembership,
): Promise<CommitteeMembership> {
  await confirmWaiting(confirms, await asks.post('/committee/members', order));
  const { seats } = (await asks.get<Committee>('/committee')).body;
  const made = seats
    .flatMap(({ memberships }) => memberships)
    .find(
      (one) => one.seat === order.seat && one.userId === order.userId && one.validFrom === order.validFrom,
    );
  if (!made) throw new Error('nobody was seated');
  return made;
}

import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { appointments, committeeMemberships, users } from '@phoeiphrae/db/schema/people';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { FirstAppointments } from '@phoeiphrae/shared/powerAct';
import type { Actor } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import type { PresentationContext } from '../../../office/presentAppointment.ts';
import { isOpenToOthers } from '../../../office/power/hands.ts';
import { lastPostOf } from '../../../office/power/powerRules.ts';
import { presentMember } from '../../committee/presentMember.ts';
import type { Seated } from '../../committee/seatMember.ts';
import type { Appointed } from '../createAppointment.ts';
import { presentAppointments } from '../presentAppointments.ts';

/** What was recorded when the office was set up, and no second person has seen. */
export interface Unconfirmed {
  readonly appointed: readonly Appointed[];
  readonly seated: readonly Seated[];
}

export async function readUnconfirmed(db: Queryable): Promise<Unconfirmed> {
  const appointed = await db
    .select({ row: appointments, userName: users.name })
    .from(appointments)
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(eq(appointments.unconfirmed, true))
    .orderBy(asc(appointments.createdAt), asc(appointments.id));
  const seated = await db
    .select({ row: committeeMemberships, userName: users.name })
    .from(committeeMemberships)
    .innerJoin(users, eq(users.id, committeeMemberships.userId))
    .where(eq(committeeMemberships.unconfirmed, true))
    .orderBy(asc(committeeMemberships.createdAt), asc(committeeMemberships.id));
  return { appointed, seated };
}

/** What was read, in 64 signs: who holds what, when, by which order. */
export function digestOf({ appointed, seated }: Unconfirmed): string {
  const rows = [...appointed, ...seated].map(({ row, userName }) => ({
    id: row.id,
    version: row.version,
    userName,
  }));
  return createHash('sha256').update(canonicalJson(rows)).digest('hex');
}

/** The appointment by which someone confirms the list: of the post that takes the last step, in whatever capacity but a delegate’s. */
export const headAs = ({ held, policy }: Actor) =>
  held.find(({ post, capacity }) => post === lastPostOf(policy) && capacity !== 'delegated');

export async function presentFirst(
  db: Queryable,
  unconfirmed: Unconfirmed,
  presentation: PresentationContext,
): Promise<FirstAppointments> {
  const { actor } = presentation;
  const { appointed, seated } = unconfirmed;
  return {
    appointments: await presentAppointments(db, appointed, presentation),
    seats: seated.flatMap(({ row, userName }) => presentMember(row, userName, presentation)),
    mayConfirm: appointed.length + seated.length > 0 && headAs(actor) !== undefined,
    needsCode: await isOpenToOthers(db, actor.userId),
    digest: digestOf(unconfirmed),
  };
}

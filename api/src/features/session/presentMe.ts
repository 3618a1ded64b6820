import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import { appointments, committeeMemberships, workGroups } from '@phoeiphrae/db/schema/people';
import type { Me } from '@phoeiphrae/shared/session';
import { POWERS } from '@phoeiphrae/shared/policy/post';
import { heldWith, type Actor } from '../../office/actor.ts';
import { areasOf } from '../../office/areaPolicy.ts';
import type { Queryable } from '../../office/deps.ts';
import { presentAppointment, type PresentationContext } from '../../office/presentAppointment.ts';
import { presentMembership } from '../../office/presentMembership.ts';

type Place = Omit<PresentationContext, 'actor' | 'policy'>;

/** The signed-in person with what they hold today. */
export async function presentMe(db: Queryable, actor: Actor, place: Place): Promise<Me> {
  const presentation: PresentationContext = { ...place, actor, policy: actor.policy };
  const { userId: id, username, name, mustChangePassword, mustSetUpSecondFactor } = actor;
  const groups = await db
    .select({ code: workGroups.code })
    .from(workGroups)
    .where(eq(workGroups.active, true))
    .orderBy(workGroups.position, workGroups.code);
  return {
    id,
    username,
    name,
    mustChangePassword,
    mustSetUpSecondFactor,
    appointments: (await appointmentsOf(db, id, presentation)).map((row) =>
      presentAppointment(row, name, presentation),
    ),
    committee: (await membershipsOf(db, id, presentation)).flatMap((row) =>
      presentMembership(row, name, presentation),
    ),
    powers: POWERS.filter((power) => heldWith(actor, power)),
    areas: areasOf(actor),
    preparesFor: groups.map((group) => group.code).filter((code) => heldWith(actor, 'prepare', code)),
  };
}

function appointmentsOf(db: Queryable, userId: string, { today }: PresentationContext) {
  const { validFrom, validTo } = appointments;
  const holds = and(lte(validFrom, today), or(isNull(validTo), gte(validTo, today)));
  return db
    .select()
    .from(appointments)
    .where(and(eq(appointments.userId, userId), holds))
    .orderBy(appointments.createdAt, appointments.id);
}

function membershipsOf(db: Queryable, userId: string, { today }: PresentationContext) {
  const { validFrom, validTo } = committeeMemberships;
  const holds = and(lte(validFrom, today), or(isNull(validTo), gte(validTo, today)));
  return db
    .select()
    .from(committeeMemberships)
    .where(and(eq(committeeMemberships.userId, userId), holds))
    .orderBy(committeeMemberships.seat);
}

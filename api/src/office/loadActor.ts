import { and, eq, exists, gt, isNull, sql, type SQL } from 'drizzle-orm';
import { jsonRows } from '@phoeiphrae/db/jsonRows';
import { appointments, committeeMemberships, sessions, users } from '@phoeiphrae/db/schema/people';
import { heldUnder, inTerm, type Actor } from './actor.ts';
import type { Queryable } from './deps.ts';
import { hasSecondFactor } from './factors/secondFactors.ts';
import { foundInForce, inForceColumns } from './policyStore.ts';

interface Who {
  readonly userId: string;
  readonly sessionId: string | null;
}

interface Moment {
  readonly now: string;
  readonly today: string;
}

/**
 * Who this is, as of now: an ended session, a suspended account or an appointment that is over counts at once. One
 * statement, since every request begins with it.
 * @returns undefined when the session or the account no longer stands.
 * @throws {Error} when no announcement is in force.
 */
export async function loadActor(db: Queryable, who: Who, at: Moment): Promise<Actor | undefined> {
  const row = await readActor(db, who, at);
  if (!row) return undefined;
  const { user, seats, secondFactor, inForce } = row;
  const policy = await foundInForce(db, inForce);
  const held = row.appointments.flatMap((appointment) => heldUnder(policy, appointment));
  const asked = held.some((entry) => entry.secondFactor);
  return {
    userId: user.id,
    sessionId: who.sessionId,
    username: user.username,
    name: user.name,
    mustChangePassword: user.mustChangePassword,
    mustSetUpSecondFactor: asked && !secondFactor,
    held,
    seats: seats.map(({ seat }) => seat),
    policy,
  };
}

async function readActor(db: Queryable, { userId, sessionId }: Who, { now, today }: Moment) {
  const { id, post, capacity, workGroups, orderNumber, unconfirmed, askedBy, confirmedBy, orderFile } =
    appointments;
  const { seat } = committeeMemberships;
  const ownPosts = and(eq(appointments.userId, users.id), inTerm(appointments, today));
  const ownSeats = and(eq(committeeMemberships.userId, users.id), inTerm(committeeMemberships, today));
  const [row] = await db
    .select({
      user: {
        id: users.id,
        username: users.username,
        name: users.name,
        mustChangePassword: users.mustChangePassword,
      },
      appointments: jsonRows(
        { id, post, capacity, workGroups, orderNumber, unconfirmed, askedBy, confirmedBy, orderFile },
        sql`${appointments} WHERE ${ownPosts}`,
        sql`${appointments.createdAt}, ${appointments.id}`,
      ),
      seats: jsonRows({ seat }, sql`${committeeMemberships} WHERE ${ownSeats}`),
      secondFactor: hasSecondFactor(db, userId),
      inForce: inForceColumns(db, today),
    })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.status, 'active'), sessionStands(db, sessionId, now)));
  return row;
}

/** Whether the session is of this person and has not ended; whoever acts without one needs none. */
function sessionStands(db: Queryable, sessionId: string | null, now: string): SQL | undefined {
  if (sessionId === null) return undefined;
  const own = and(eq(sessions.id, sessionId), eq(sessions.userId, users.id));
  const open = and(own, isNull(sessions.endedAt), gt(sessions.expiresAt, now));
  return exists(db.select({ id: sessions.id }).from(sessions).where(open));
}

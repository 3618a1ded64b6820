import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import { appointments, committeeMemberships, sessions, users } from '@phoeiphrae/db/schema/people';
import { CAPACITY_LABELS, type Capacity } from '@phoeiphrae/shared/appointment';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Power, Scope } from '@phoeiphrae/shared/policy/post';
import type { Queryable } from './deps.ts';
import { hasSecondFactor } from './factors/secondFactors.ts';
import { policyInForce, type LoadedPolicy } from './policyStore.ts';

/** An appointment that holds today, with what its post carries under the announcement in force. */
export interface Held {
  readonly appointmentId: string;
  readonly post: string;
  readonly postTitle: string;
  readonly scope: Scope;
  readonly powers: readonly Power[];
  readonly capacity: Capacity;
  readonly workGroups: readonly string[];
  readonly orderNumber: string | null;
  /** Whether the post asks for a second factor. */
  readonly secondFactor: boolean;
}

/** Whoever acts: a person with the posts held at this moment. Loaded anew for each request. */
export interface Actor {
  readonly userId: string;
  readonly sessionId: string | null;
  readonly username: string;
  readonly name: string;
  readonly mustChangePassword: boolean;
  /** A post asks for a second factor, and the person has none. */
  readonly mustSetUpSecondFactor: boolean;
  readonly held: readonly Held[];
  /** Seats of the committee held today. */
  readonly seats: readonly number[];
  readonly policy: LoadedPolicy;
}

/** How far an appointment reaches: one without work groups reaches the whole office, unless its post is of a group. */
export const reaches = (held: Held, workGroup: string): boolean =>
  held.scope === 'office' ||
  (held.scope === 'overseen_groups' && held.workGroups.length === 0) ||
  held.workGroups.includes(workGroup);

/** The first appointment that gives a power (for a work group, where one is named). */
export const heldWith = (actor: Actor, power: Power, workGroup?: string): Held | undefined =>
  actor.held.find((h) => h.powers.includes(power) && (workGroup === undefined || reaches(h, workGroup)));

/** "รักษาราชการแทนผู้อำนวยการ…" as it stands under a signature. */
export const capacityTitle = (held: Pick<Held, 'capacity' | 'postTitle'>): string =>
  `${CAPACITY_LABELS[held.capacity].th}${held.postTitle}`;

/** The person as the record will name them, whatever becomes of the appointment later. */
export function stampOf(actor: Actor, held?: Held): ActorStamp {
  return {
    userId: actor.userId,
    name: actor.name,
    post: held?.post ?? null,
    postTitle: held ? capacityTitle(held) : '',
    capacity: held?.capacity ?? null,
    orderNumber: held?.orderNumber ?? null,
  };
}

/** The stamp of what happens by itself, at a set time. */
export const SYSTEM_STAMP: ActorStamp = {
  userId: null,
  name: 'ระบบ',
  post: null,
  postTitle: 'ระบบเผยแพร่อัตโนมัติ',
  capacity: null,
  orderNumber: null,
};

/** Appointments of active users that hold on a day, optionally of one post or one user. */
export async function heldOn(
  db: Queryable,
  today: string,
  policy: LoadedPolicy,
  filter: { userId?: string; post?: string },
) {
  const rows = await db
    .select({ appointment: appointments, userName: users.name })
    .from(appointments)
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(
      and(
        eq(users.status, 'active'),
        lte(appointments.validFrom, today),
        or(isNull(appointments.validTo), gte(appointments.validTo, today)),
        filter.userId === undefined ? undefined : eq(appointments.userId, filter.userId),
        filter.post === undefined ? undefined : eq(appointments.post, filter.post),
      ),
    )
    .orderBy(appointments.createdAt, appointments.id);
  return rows.flatMap(({ appointment, userName }) => {
    const post = policy.posts.get(appointment.post);
    if (!post) return [];
    const held: Held = {
      appointmentId: appointment.id,
      post: post.code,
      postTitle: post.title.th,
      scope: post.scope,
      powers: post.powers,
      capacity: appointment.capacity,
      workGroups: appointment.workGroups,
      orderNumber: appointment.orderNumber,
      secondFactor: post.secondFactor ?? false,
    };
    return [{ userId: appointment.userId, userName, held }];
  });
}

/** The seats of the committee that someone holds on a day. */
export async function seatsOn(db: Queryable, userId: string, today: string): Promise<number[]> {
  const rows = await db
    .select({ seat: committeeMemberships.seat })
    .from(committeeMemberships)
    .where(
      and(
        eq(committeeMemberships.userId, userId),
        lte(committeeMemberships.validFrom, today),
        or(isNull(committeeMemberships.validTo), gte(committeeMemberships.validTo, today)),
      ),
    );
  return rows.map((row) => row.seat);
}

/**
 * Who this is, as of now: an ended session, a suspended account or an appointment that is over counts at once.
 * @returns undefined when the session or the account no longer stands.
 */
export async function loadActor(
  db: Queryable,
  who: { userId: string; sessionId: string | null },
  at: { now: string; today: string },
): Promise<Actor | undefined> {
  const [user] = await db
    .select()
    .from(users)
    .where(and(eq(users.id, who.userId), eq(users.status, 'active')));
  if (!user) return undefined;
  if (who.sessionId !== null) {
    const [session] = await db
      .select({ expiresAt: sessions.expiresAt })
      .from(sessions)
      .where(and(eq(sessions.id, who.sessionId), eq(sessions.userId, user.id), isNull(sessions.endedAt)));
    if (!session || session.expiresAt <= at.now) return undefined;
  }
  const policy = await policyInForce(db, at.today);
  const held = (await heldOn(db, at.today, policy, { userId: user.id })).map((entry) => entry.held);
  const asked = held.some((entry) => entry.secondFactor);
  return {
    userId: user.id,
    sessionId: who.sessionId,
    username: user.username,
    name: user.name,
    mustChangePassword: user.mustChangePassword,
    mustSetUpSecondFactor: asked && !(await hasSecondFactor(db, user.id)),
    held,
    seats: await seatsOn(db, user.id, at.today),
    policy,
  };
}

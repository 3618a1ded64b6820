import { and, eq, gte, isNull, lte, or, type SQL } from 'drizzle-orm';
import { appointments, committeeMemberships, users } from '@phoeiphrae/db/schema/people';
import { CAPACITY_LABELS, type Capacity } from '@phoeiphrae/shared/appointment';
import type { AppointedBy } from '@phoeiphrae/shared/appointedBy';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Power, Scope } from '@phoeiphrae/shared/policy/post';
import type { Queryable } from './deps.ts';
import { postToHold, type LoadedPolicy } from './policyStore.ts';

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
  /**
   * The announcement in force has no such post; an earlier one has, under which something is still in flight. It gives
   * nothing but to finish that.
   */
  readonly kept?: boolean;
  /** Made when the office was set up, and confirmed by no second person yet. */
  readonly unconfirmed: boolean;
  /** The two persons behind it; absent where no second one was asked for. */
  readonly appointedBy?: AppointedBy;
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
export const heldWith = (actor: Pick<Actor, 'held'>, power: Power, workGroup?: string): Held | undefined =>
  actor.held.find((h) => h.powers.includes(power) && (workGroup === undefined || reaches(h, workGroup)));

/** Stands behind the post of whoever acts in an appointment of the set-up, wherever the post is named, for good. */
const UNCONFIRMED = ' (การแต่งตั้งรอการยืนยัน)';

/** "รักษาราชการแทนผู้อำนวยการ…" as it stands under a signature. */
export const capacityTitle = (held: Pick<Held, 'capacity' | 'postTitle' | 'unconfirmed'>): string =>
  `${CAPACITY_LABELS[held.capacity].th}${held.postTitle}${held.unconfirmed ? UNCONFIRMED : ''}`;

/** The person as the record will name them, whatever becomes of the appointment later. */
export function stampOf(actor: Actor, held?: Held): ActorStamp {
  return {
    userId: actor.userId,
    name: actor.name,
    post: held?.post ?? null,
    postTitle: held ? capacityTitle(held) : '',
    capacity: held?.capacity ?? null,
    orderNumber: held?.orderNumber ?? null,
    ...(held?.appointedBy ? { appointedBy: held.appointedBy } : {}),
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

/** The stamp of what somebody outside the office does, who is not asked who they are. */
export const CITIZEN_STAMP: ActorStamp = {
  userId: null,
  name: 'ประชาชน',
  post: null,
  postTitle: 'ประชาชน',
  capacity: null,
  orderNumber: null,
};

/** The same appointment with what its post carries under another version; nothing where that has no such post. */
export function heldIn(policy: LoadedPolicy, held: Held): Held | undefined {
  const post = policy.posts.get(held.post);
  return post && { ...held, scope: post.scope, powers: post.powers, postTitle: post.title.th };
}

type Term = Pick<typeof appointments | typeof committeeMemberships, 'validFrom' | 'validTo'>;

/** What holds on a day (yyyy-mm-dd, Asia/Bangkok), its first and its last day included. */
export const inTerm = ({ validFrom, validTo }: Term, today: string): SQL | undefined =>
  and(lte(validFrom, today), or(isNull(validTo), gte(validTo, today)));

type AppointmentRow = Pick<
  typeof appointments.$inferSelect,
  | 'id'
  | 'post'
  | 'capacity'
  | 'workGroups'
  | 'orderNumber'
  | 'unconfirmed'
  | 'askedBy'
  | 'confirmedBy'
  | 'orderFile'
>;

/** The two persons behind an appointment, once there are two. */
export function appointedBy(row: Pick<AppointmentRow, 'askedBy' | 'confirmedBy' | 'orderFile'>) {
  const { askedBy, confirmedBy, orderFile } = row;
  return confirmedBy === null ? {} : { appointedBy: { askedBy, confirmedBy, orderFile } };
}

/**
 * What an appointment gives under an announcement; nothing when that has no such post. One that only earlier versions have
 * is kept, without powers, while something is in flight under them.
 */
export function heldUnder(policy: LoadedPolicy, appointment: AppointmentRow): Held[] {
  const post = postToHold(policy, appointment.post);
  if (!post) return [];
  const kept = !policy.posts.has(post.code);
  const held: Held = {
    appointmentId: appointment.id,
    post: post.code,
    postTitle: post.title.th,
    scope: post.scope,
    powers: kept ? [] : post.powers,
    capacity: appointment.capacity,
    workGroups: appointment.workGroups,
    orderNumber: appointment.orderNumber,
    secondFactor: post.secondFactor ?? false,
    ...(kept ? { kept } : {}),
    unconfirmed: appointment.unconfirmed,
    ...appointedBy(appointment),
  };
  return [held];
}

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
        inTerm(appointments, today),
        filter.userId === undefined ? undefined : eq(appointments.userId, filter.userId),
        filter.post === undefined ? undefined : eq(appointments.post, filter.post),
      ),
    )
    .orderBy(appointments.createdAt, appointments.id);
  return rows.flatMap(({ appointment, userName }) =>
    heldUnder(policy, appointment).map((held) => ({ userId: appointment.userId, userName, held })),
  );
}

/** The seats of the committee that someone holds on a day. */
export async function seatsOn(db: Queryable, userId: string, today: string): Promise<number[]> {
  const rows = await db
    .select({ seat: committeeMemberships.seat })
    .from(committeeMemberships)
    .where(and(eq(committeeMemberships.userId, userId), inTerm(committeeMemberships, today)));
  return rows.map((row) => row.seat);
}

import { and, asc, eq } from 'drizzle-orm';
import { appointments } from '@phoeiphrae/db/schema/people';
import { ACTS_OF_POWER } from '@phoeiphrae/shared/publicLog';
import type { EventType } from '@phoeiphrae/shared/event';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { inTerm } from '../actor.ts';
import type { Tx } from '../deps.ts';
import type { NewEvent } from './newEvent.ts';

/** A post that somebody held when power over their access was used. */
export interface PostHeld {
  readonly post: string;
  readonly orderNumber: string | null;
}

const isActOfPower = (type: EventType): boolean => (ACTS_OF_POWER as readonly EventType[]).includes(type);

/** What waits for a second person, and what became of it: it is of power by what it is about. */
export const isOfSecondPerson = (type: EventType): boolean => type.startsWith('power.');

/**
 * What the entry of an act that gives or takes power says beside the act: that it is a leaf of the public log, and, of
 * an account, which posts its owner holds. What people do to their own access takes no power from them.
 */
export async function markOfPower(
  tx: Tx,
  { type, at, by, subjectId }: NewEvent,
): Promise<Record<string, unknown>> {
  if (!isActOfPower(type)) return {};
  if (type === 'appointment.made' || type === 'appointment.ended') return { inPublicLog: true };
  if (isOfSecondPerson(type)) return { inPublicLog: true, posts: await heldBy(tx, subjectId, at) };
  if (subjectId === undefined || by.userId === subjectId) return {};
  const posts = await heldBy(tx, subjectId, at);
  return posts.length === 0 ? {} : { inPublicLog: true, posts };
}

const heldBy = (tx: Tx, userId: string | undefined, at: string): Promise<PostHeld[]> =>
  userId === undefined ? Promise.resolve([]) : postsOf(tx, userId, bangkokDate(new Date(at)));

/** The posts of a person on a day, whatever has just become of the account. */
export const postsOf = (tx: Tx, userId: string, today: string): Promise<PostHeld[]> =>
  tx
    .select({ post: appointments.post, orderNumber: appointments.orderNumber })
    .from(appointments)
    .where(and(eq(appointments.userId, userId), inTerm(appointments, today)))
    .orderBy(asc(appointments.createdAt), asc(appointments.id));

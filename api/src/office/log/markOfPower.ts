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
  if (subjectId === undefined || by.userId === subjectId) return {};
  const posts = await postsOf(tx, subjectId, bangkokDate(new Date(at)));
  return posts.length === 0 ? {} : { inPublicLog: true, posts };
}

/** The posts of a person on a day, whatever has just become of the account. */
export const postsOf = (tx: Tx, userId: string, today: string): Promise<PostHeld[]> =>
  tx
    .select({ post: appointments.post, orderNumber: appointments.orderNumber })
    .from(appointments)
    .where(and(eq(appointments.userId, userId), inTerm(appointments, today)))
    .orderBy(asc(appointments.createdAt), asc(appointments.id));

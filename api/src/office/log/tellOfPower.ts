import { and, eq, inArray } from 'drizzle-orm';
import { committeeMemberships, users } from '@phoeiphrae/db/schema/people';
import type { EventType } from '@phoeiphrae/shared/event';
import type { NoticeKind } from '@phoeiphrae/shared/notice';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { heldOn, inTerm } from '../actor.ts';
import type { Queryable, Tx } from '../deps.ts';
import { notify } from '../notify.ts';
import { policyInForce } from '../policyStore.ts';
import { lastPostOf } from '../power/powerRules.ts';
import { isOfSecondPerson, postsOf } from './markOfPower.ts';
import type { NewEvent } from './newEvent.ts';
import { tellOfSecondPerson } from './tellOfSecondPerson.ts';

/** What is told of each event, and where in the entry the person stands whom it concerns. */
const TOLD = {
  'appointment.made': ['power_given', 'details'],
  'appointment.ended': ['power_taken', 'details'],
  'committee.seated': ['power_given', 'details'],
  'committee.unseated': ['power_taken', 'details'],
  'user.resumed': ['power_given', 'subject'],
  'user.suspended': ['power_taken', 'subject'],
  'user.ended': ['power_taken', 'subject'],
  'user.password_reset': ['access_reset', 'subject'],
  'second_factor.reset': ['access_reset', 'subject'],
  'passkey.revoked': ['access_reset', 'subject'],
  'passkey.registered': ['access_added', 'subject'],
  'session.started': ['new_device', 'actor'],
} as const satisfies Partial<Record<EventType, readonly [NoticeKind, 'details' | 'subject' | 'actor']>>;

/** Of these the person hears in words of their own. */
const TOLD_ELSEWHERE: readonly EventType[] = ['second_factor.reset', 'passkey.revoked', 'passkey.registered'];

function personOf({ type, by, subjectId, details }: NewEvent): string | undefined {
  const [, where] = TOLD[type as keyof typeof TOLD];
  if (where === 'subject') return subjectId;
  const id = where === 'actor' ? by.userId : details?.['userId'];
  return typeof id === 'string' ? id : undefined;
}

/**
 * Tells of an act that gives or takes power, or opens a way to use it: at once, in its transaction, the person concerned,
 * and, where that person holds a post or a seat is given or taken, those who watch: the holders of the chain's last step and the committee's chair.
 * A sign-in is told of when it comes from a device that is new to the account.
 */
export async function tellOfPower(tx: Tx, event: NewEvent): Promise<void> {
  const { type, at, by, details = {} } = event;
  if (isOfSecondPerson(type)) {
    const today = bangkokDate(new Date(at));
    const [policy, watching] = [await policyInForce(tx, today), await watchers(tx, today)];
    return tellOfSecondPerson(tx, event, { policy, today, watching });
  }
  if (!(type in TOLD) || (type === 'session.started' && details['newDevice'] !== true)) return;
  const userId = personOf(event);
  if (userId === undefined) return;
  const today = bangkokDate(new Date(at));
  const [kind, where] = TOLD[type as keyof typeof TOLD];
  const held = where === 'details' ? [] : (await postsOf(tx, userId, today)).map(({ post }) => post);
  const watched = where === 'details' || held.length > 0;
  const posts = typeof details['post'] === 'string' ? [details['post']] : held;
  const [person] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId));
  const told = {
    act: type,
    person: person?.name ?? null,
    posts,
    orderNumber: details['orderNumber'] ?? null,
    by: by.name,
  };
  const people = [
    ...(TOLD_ELSEWHERE.includes(type) ? [] : [userId]),
    ...(watched ? (await watchers(tx, today)).filter((id) => id !== userId) : []),
  ];
  await notify(tx, people, { kind, itemId: null, details: told }, at);
}

/** Who watches over power: the holders of the chain's last step, and who sits as chair of the committee. */
export async function watchers(tx: Queryable, today: string): Promise<string[]> {
  const policy = await policyInForce(tx, today);
  const { committee } = policy.document;
  const last = lastPostOf(policy);
  const holders = last === undefined ? [] : await heldOn(tx, today, policy, { post: last });
  const chairs = committee.filter(({ office }) => office === 'chair').map(({ seat }) => seat);
  const sitting = await tx
    .select({ userId: committeeMemberships.userId })
    .from(committeeMemberships)
    .where(and(inArray(committeeMemberships.seat, chairs), inTerm(committeeMemberships, today)));
  return [...holders, ...sitting].map(({ userId }) => userId);
}

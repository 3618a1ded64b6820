import { and, eq, gte, isNull, or } from 'drizzle-orm';
import { appointments, committeeMemberships } from '@phoeiphrae/db/schema/people';
import type { Held } from '../actor.ts';
import type { Queryable } from '../deps.ts';
import type { LoadedPolicy } from '../policyStore.ts';
import type { WriteContext } from '../write.ts';
import { isOfPower } from './powerRules.ts';

interface Asked {
  readonly policy: LoadedPolicy;
  readonly today: string;
}

/**
 * Whether someone holds a post of power or a seat, today or on a day to come, that a second person has confirmed (or,
 * with `unconfirmed`, any at all).
 */
export async function holdsPower(
  db: Queryable,
  userId: string,
  { policy, today }: Asked,
  counting: { unconfirmed: boolean },
): Promise<boolean> {
  const counts = (row: { unconfirmed: boolean }) => counting.unconfirmed || !row.unconfirmed;
  const { post, unconfirmed } = appointments;
  const notOver = (validTo: typeof appointments.validTo | typeof committeeMemberships.validTo) =>
    or(isNull(validTo), gte(validTo, today));
  const posts = await db
    .select({ post, unconfirmed })
    .from(appointments)
    .where(and(eq(appointments.userId, userId), notOver(appointments.validTo)));
  if (posts.some((row) => counts(row) && isOfPower(policy, row.post))) return true;
  const seats = await db
    .select({ unconfirmed: committeeMemberships.unconfirmed })
    .from(committeeMemberships)
    .where(and(eq(committeeMemberships.userId, userId), notOver(committeeMemberships.validTo)));
  return seats.some(counts);
}

/**
 * Whether taking password, factor or passkey of someone waits for a second person. In the set-up, before anyone was
 * confirmed, it does not: there is nobody to ask, and who saw the password is remembered.
 */
export const needsSecondPerson = (
  { tx, actor, today }: WriteContext,
  as: Held | undefined,
  userId: string,
): Promise<boolean> =>
  holdsPower(tx, userId, { policy: actor.policy, today }, { unconfirmed: as?.unconfirmed !== true });

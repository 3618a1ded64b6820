import { asc, eq } from 'drizzle-orm';
import { committeeMemberships, users } from '@phoeiphrae/db/schema/people';
import type { Queryable } from '../../office/deps.ts';
import type { Seated } from './seatMember.ts';

/** Everyone who has held a seat, holds one or will. */
export const readCommittee = (db: Queryable): Promise<Seated[]> =>
  db
    .select({ row: committeeMemberships, userName: users.name })
    .from(committeeMemberships)
    .innerJoin(users, eq(users.id, committeeMemberships.userId))
    .orderBy(asc(committeeMemberships.validFrom), asc(committeeMemberships.createdAt));

import { asc, eq } from 'drizzle-orm';
import { committeeMemberships, users } from '@phoeiphrae/db/schema/people';
import type { Committee } from '@phoeiphrae/shared/committee';
import type { Actor } from '../../office/actor.ts';
import type { Queryable } from '../../office/deps.ts';
import type { Setting } from '../../office/presentAppointment.ts';
import { mayKeepCommittee } from './committeePolicy.ts';
import { presentMember } from './presentMember.ts';

/** The seats of the announcement in force, each with everyone who has held it, holds it or will. */
export async function readCommittee(db: Queryable, actor: Actor, setting: Setting): Promise<Committee> {
  const rows = await db
    .select({ membership: committeeMemberships, name: users.name })
    .from(committeeMemberships)
    .innerJoin(users, eq(users.id, committeeMemberships.userId))
    .orderBy(asc(committeeMemberships.validFrom), asc(committeeMemberships.createdAt));
  const all = rows.flatMap(({ membership, name }) => presentMember(membership, name, setting));
  const { policy, locale } = setting;
  return {
    policyVersion: policy.version,
    mayEdit: mayKeepCommittee(actor),
    seats: policy.document.committee.map(({ seat, office, title, post, workGroup }) => ({
      seat,
      office,
      title: title[locale],
      post: post[locale],
      workGroup,
      memberships: all.filter((membership) => membership.seat === seat),
      availableActions: mayKeepCommittee(actor)
        ? [{ action: 'seat_member' as const, method: 'POST' as const, href: '/api/v1/committee/members' }]
        : [],
    })),
  };
}

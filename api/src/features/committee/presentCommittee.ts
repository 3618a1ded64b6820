import type { Committee, CommitteeMembership } from '@phoeiphrae/shared/committee';
import type { Actor } from '../../office/actor.ts';
import type { PresentationContext } from '../../office/presentAppointment.ts';
import { ProblemException } from '../../http/problem.ts';
import { mayKeepCommittee } from './committeePolicy.ts';
import { presentMember } from './presentMember.ts';
import type { Seated } from './seatMember.ts';

/** The seats of the announcement in force, each with everyone who has held it, holds it or will. */
export function presentCommittee(
  all: readonly Seated[],
  actor: Actor,
  presentation: PresentationContext,
): Committee {
  const { policy, locale } = presentation;
  const memberships = all.flatMap(({ row, userName }) => presentMember(row, userName, presentation));
  return {
    policyVersion: policy.version,
    seats: policy.document.committee.map(({ seat, office, title, post, workGroup }) => ({
      seat,
      office,
      title: title[locale],
      post: post[locale],
      workGroup,
      memberships: memberships.filter((membership) => membership.seat === seat),
      availableActions: mayKeepCommittee(actor)
        ? [{ action: 'seat_member' as const, method: 'POST' as const, href: '/api/v1/committee/members' }]
        : [],
    })),
  };
}

/** @throws {ProblemException} 404 when the announcement in force has no such seat any more. */
export function presentSeated(
  { row, userName }: Seated,
  presentation: PresentationContext,
): CommitteeMembership {
  const [membership] = presentMember(row, userName, presentation);
  if (!membership) throw new ProblemException('not-found');
  return membership;
}

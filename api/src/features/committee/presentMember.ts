import type { committeeMemberships } from '@phoeiphrae/db/schema/people';
import type { CommitteeMembership } from '@phoeiphrae/shared/committee';
import type { PresentationContext } from '../../office/presentAppointment.ts';
import { presentMembership } from '../../office/presentMembership.ts';
import { mayKeepCommittee } from './committeePolicy.ts';

type Row = typeof committeeMemberships.$inferSelect;

/** A membership with what the caller may do with it; nothing when the announcement in force has no such seat. */
export const presentMember = (
  row: Row,
  userName: string,
  presentation: PresentationContext,
): CommitteeMembership[] =>
  presentMembership(row, userName, presentation).map((membership) => {
    const endable = mayKeepCommittee(presentation.actor) && membership.standing !== 'past';
    const href = `/api/v1/committee/members/${membership.id}/end`;
    return { ...membership, availableActions: endable ? [{ action: 'end', method: 'POST', href }] : [] };
  });

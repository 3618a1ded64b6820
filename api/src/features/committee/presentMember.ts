import type { committeeMemberships } from '@phoeiphrae/db/schema/people';
import type { CommitteeMembership } from '@phoeiphrae/shared/committee';
import type { Setting } from '../../office/presentAppointment.ts';
import { presentMembership } from '../../office/presentMembership.ts';
import { mayKeepCommittee } from './committeePolicy.ts';

type Row = typeof committeeMemberships.$inferSelect;

/** A membership with what the caller may do with it; nothing when the announcement in force has no such seat. */
export const presentMember = (row: Row, userName: string, setting: Setting): CommitteeMembership[] =>
  presentMembership(row, userName, setting).map((membership) => {
    const endable = mayKeepCommittee(setting.actor) && membership.standing !== 'past';
    const href = `/api/v1/committee/members/${membership.id}/end`;
    return { ...membership, availableActions: endable ? [{ action: 'end', method: 'POST', href }] : [] };
  });

import type { Committee, CommitteeMembership, CreateMembership } from '@phoeiphrae/shared/committee';
import type { EndAppointment } from '@phoeiphrae/shared/appointment';
import { api, bodyOf } from '@/api/client';
import type { Intent } from '@/composables/useAction';

export const readCommittee = async () => await bodyOf<Committee>(api.GET('/api/v1/committee'));

export const seatMember = async (intent: Intent, body: CreateMembership) =>
  await bodyOf<CommitteeMembership>(
    api.POST('/api/v1/committee/members', { body, params: { header: { ...intent } } }),
  );

export const unseatMember = async (intent: Intent, membership: CommitteeMembership, body: EndAppointment) =>
  await bodyOf<CommitteeMembership>(
    api.POST('/api/v1/committee/members/{id}/end', {
      body,
      params: {
        path: { id: membership.id },
        header: { ...intent, 'If-Match': `"${String(membership.version)}"` },
      },
    }),
  );

import type {
  Committee,
  CommitteeMembership,
  CreateMembership,
  EndAppointment,
} from '@phoeiphrae/shared/people';
import { api, bodyOf } from '@/api/client';
import type { Intent } from '@/composables/useAction';

export const readCommittee = async () => (await bodyOf(api.GET('/api/v1/committee'))) as Committee;

export const seatMember = async (intent: Intent, body: CreateMembership) =>
  (await bodyOf(
    api.POST('/api/v1/committee/members', { body, params: { header: { ...intent } } }),
  )) as CommitteeMembership;

export const unseatMember = async (intent: Intent, membership: CommitteeMembership, body: EndAppointment) =>
  (await bodyOf(
    api.POST('/api/v1/committee/members/{id}/end', {
      body,
      params: {
        path: { id: membership.id },
        header: { ...intent, 'If-Match': `"${String(membership.version)}"` },
      },
    }),
  )) as CommitteeMembership;

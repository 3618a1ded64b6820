import type { User, UserAction } from '@phoeiphrae/shared/user';
import type { Actor } from '../../office/actor.ts';
import type { users } from '@phoeiphrae/db/schema/people';
import { USER_MOVES } from './changeUser.ts';
import { mayWithPeople } from './peoplePolicy.ts';

type Row = Pick<typeof users.$inferSelect, 'id' | 'status'>;

/** What of a person's factors there is to take away. */
export interface Factors {
  readonly app: boolean;
  readonly passkeys: boolean;
}

const LINKS: Record<UserAction, { method: 'POST' | 'PATCH'; href: (id: string) => string }> = {
  edit: { method: 'PATCH', href: (id) => `/api/v1/users/${id}` },
  appoint: { method: 'POST', href: () => '/api/v1/appointments' },
  reset_password: { method: 'POST', href: (id) => `/api/v1/users/${id}/reset-password` },
  reset_second_factor: { method: 'POST', href: (id) => `/api/v1/users/${id}/reset-second-factor` },
  revoke_passkey: { method: 'POST', href: (id) => `/api/v1/users/${id}/passkeys/{passkey}/revoke` },
  suspend: { method: 'POST', href: (id) => `/api/v1/users/${id}/suspend` },
  resume: { method: 'POST', href: (id) => `/api/v1/users/${id}/resume` },
  end: { method: 'POST', href: (id) => `/api/v1/users/${id}/end` },
};

/** Whether the account itself allows it, whoever asks. */
function isPossible(action: UserAction, { status }: Row, factors: Factors): boolean {
  switch (action) {
    case 'suspend':
    case 'resume':
    case 'end':
      return (USER_MOVES[action].from as readonly string[]).includes(status);
    case 'appoint':
    case 'reset_password':
      return status !== 'ended';
    case 'reset_second_factor':
      return factors.app;
    case 'revoke_passkey':
      return factors.passkeys;
    case 'edit':
      return true;
  }
}

/** What the actor may do with the account now; calling what is not listed would be refused. */
export const userActions = (actor: Actor, row: Row, factors: Factors): User['availableActions'] =>
  (Object.keys(LINKS) as UserAction[])
    .filter((action) => {
      const kind = action === 'edit' ? 'edit_user' : action;
      return mayWithPeople(actor, { kind, userId: row.id }).allowed && isPossible(action, row, factors);
    })
    .map((action) => ({ action, method: LINKS[action].method, href: LINKS[action].href(row.id) }));

import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { heldWith, type Actor, type Held } from '../../office/actor.ts';
import { ProblemException } from '../../http/problem.ts';

/**
 * Who may change and see accounts and appointments. The only place that says so; what is not named here is refused.
 * All staff see who holds which post, since everyone has to know who decides; the accounts themselves (user names,
 * status, last sign-in) are for administrators and for their owner.
 */
export type PeopleAct =
  | { readonly kind: 'read_appointments' | 'read_work_groups' }
  | { readonly kind: 'list_users' | 'create_user' | 'change_work_groups' | 'end_appointment' }
  | { readonly kind: 'read_user' | 'edit_user' | 'appoint'; readonly userId: string }
  | { readonly kind: 'suspend' | 'resume' | 'reset_password' | 'end'; readonly userId: string }
  | { readonly kind: 'read_passkeys' | 'revoke_passkey' | 'reset_second_factor'; readonly userId: string };

export type PeopleVerdict =
  | { readonly allowed: true; readonly as: Held | undefined }
  | { readonly allowed: false; readonly sentence?: Bilingual };

const OWN_ACCOUNT: Bilingual = {
  th: 'ท่านทำรายการนี้กับบัญชีของตนเองไม่ได้',
  en: 'You cannot do this to your own account.',
};
const OWN_POST: Bilingual = {
  th: 'ไม่มีผู้ใดแต่งตั้งตนเองได้ ต้องให้ผู้ดูแลคนอื่นบันทึก',
  en: 'Nobody may appoint themself: another administrator has to record it.',
};

/** Pure: what is asked of an account or appointment itself is asked where the act is done. */
export function mayWithPeople(actor: Actor, act: PeopleAct): PeopleVerdict {
  const as = heldWith(actor, 'administer');
  const administrators: PeopleVerdict = as ? { allowed: true, as } : { allowed: false };
  switch (act.kind) {
    case 'read_appointments':
    case 'read_work_groups':
      return { allowed: true, as: undefined };
    case 'read_user':
      return act.userId === actor.userId ? { allowed: true, as: undefined } : administrators;
    case 'read_passkeys':
    case 'list_users':
    case 'create_user':
    case 'edit_user':
    case 'change_work_groups':
    case 'end_appointment':
      return administrators;
    case 'appoint':
      return as && act.userId === actor.userId ? { allowed: false, sentence: OWN_POST } : administrators;
    case 'suspend':
    case 'resume':
    case 'reset_password':
    case 'revoke_passkey':
    case 'reset_second_factor':
    case 'end':
      return as && act.userId === actor.userId ? { allowed: false, sentence: OWN_ACCOUNT } : administrators;
    default:
      return { allowed: false };
  }
}

/** @returns the appointment in which the person acts. @throws {ProblemException} 403 */
export function requirePeople(actor: Actor, act: PeopleAct): Held | undefined {
  const verdict = mayWithPeople(actor, act);
  if (verdict.allowed) return verdict.as;
  throw new ProblemException('not-permitted', verdict.sentence ? { sentence: verdict.sentence } : {});
}

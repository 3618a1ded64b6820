import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { signatory, type Signatory } from '@phoeiphrae/shared/statement';

const unposted = { post: null, postTitle: '', capacity: null, orderNumber: null };

/** A person in their own affairs, such as signing in: no post acts there. */
export const personStamp = (user: { id: string; name: string }): ActorStamp => ({
  userId: user.id,
  name: user.name,
  ...unposted,
});

/** Someone who has not shown who they are. */
export const UNKNOWN_STAMP: ActorStamp = { userId: null, name: 'ผู้ที่ยังไม่ยืนยันตัวตน', ...unposted };

/** As much of whoever decided as the public page names: the step beside it says the post. */
export function publicSigner(stamp: ActorStamp): Omit<Signatory, 'post'> {
  const { post: _post, ...named } = signatory(stamp);
  return named;
}

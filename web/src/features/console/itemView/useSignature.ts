import type { MoveBody, PrepareApproval } from '@phoeiphrae/shared/moveBodies';
import { prepareApproval } from '@/api/calls/items';
import { useWrite } from '@/api/useWrite';
import { signWithPasskey } from '@/composables/usePasskey';
import { ProblemError } from '@/api/problem';

/**
 * Signs an approval with a passkey: the server says what is to be signed, the device signs exactly that. A signature
 * whose sending was broken off is sent again as it is, so that the same intent has one effect.
 */
export function useSignature() {
  const write = useWrite();
  let made: MoveBody<'approve'> | undefined;

  /** @throws {ProblemError} when it may not be signed, or the person or the device says no. */
  async function sign(itemId: string, { contentHash, note }: PrepareApproval): Promise<MoveBody<'approve'>> {
    if (made) return made;
    const said = { contentHash, ...(note === undefined ? {} : { note }) };
    const prepared = await write(prepareApproval, { params: { path: { id: itemId } }, body: said });
    if (!prepared.passkey) throw new ProblemError({ type: '/problems/passkey-not-confirmed', status: 403 });
    const assertion = await signWithPasskey(prepared.passkey);
    made = { ...said, passkey: { statement: prepared.id, assertion } };
    return made;
  }

  function forget(): void {
    made = undefined;
  }

  return { sign, forget };
}

import { and, desc, eq, isNull } from 'drizzle-orm';
import { passkeys } from '@phoeiphrae/db/schema/signatures';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Passkey, PasskeyList } from '@phoeiphrae/shared/passkey';
import type { Queryable } from '../deps.ts';
import { notify } from '../notify.ts';
import { ProblemException } from '../../http/problem.ts';
import type { WriteContext } from '../write.ts';
import type { PasskeyRow } from './passkeys.ts';

export const presentPasskey = (row: PasskeyRow): Passkey => ({
  id: row.id,
  label: row.label,
  backedUp: row.backedUp,
  createdAt: row.createdAt,
  lastUsedAt: row.lastUsedAt,
  revokedAt: row.revokedAt,
});

export async function passkeysOf(db: Queryable, userId: string): Promise<PasskeyList> {
  const rows = await db
    .select()
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(desc(passkeys.createdAt), desc(passkeys.id));
  return { passkeys: rows.map(presentPasskey) };
}

/**
 * Ends the use of a passkey, for good. What was signed with it before stays signed; its public key stays.
 * @throws {ProblemException} 404 when it is not a key of that person; 409 when it is revoked already.
 */
export async function revokePasskey(
  context: WriteContext,
  { userId, passkeyId, by }: { userId: string; passkeyId: string; by: ActorStamp },
): Promise<Passkey> {
  const { tx, actor, now } = context;
  const own = and(eq(passkeys.id, passkeyId), eq(passkeys.userId, userId));
  const [known] = await tx.select({ id: passkeys.id }).from(passkeys).where(own);
  if (!known) throw new ProblemException('not-found');
  const [row] = await tx
    .update(passkeys)
    .set({ revokedAt: now, revokedBy: actor.userId })
    .where(and(own, isNull(passkeys.revokedAt)))
    .returning();
  if (!row) throw new ProblemException('move-not-possible');
  await context.record({
    type: 'passkey.revoked',
    by,
    subjectId: userId,
    details: { passkey: row.id, name: row.label },
  });
  await notify(tx, [userId], { kind: 'passkey_revoked', itemId: null, details: { name: row.label } }, now);
  return presentPasskey(row);
}

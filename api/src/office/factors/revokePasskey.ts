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

interface Revocation {
  readonly userId: string;
  readonly passkeyId: string;
  readonly by: ActorStamp;
  readonly confirmedBy?: ActorStamp;
}

/** A passkey of a person that is in use. @throws {ProblemException} 404 when it is none of theirs; 409 when it is revoked. */
export async function usablePasskey(
  db: Queryable,
  { userId, passkeyId }: Pick<Revocation, 'userId' | 'passkeyId'>,
): Promise<PasskeyRow> {
  const own = and(eq(passkeys.id, passkeyId), eq(passkeys.userId, userId));
  const [row] = await db.select().from(passkeys).where(own);
  if (!row) throw new ProblemException('not-found');
  if (row.revokedAt !== null) throw new ProblemException('move-not-possible');
  return row;
}

/**
 * Ends the use of a passkey, for good. What was signed with it before stays signed; its public key stays.
 * @throws {ProblemException} 404 when it is not a key of that person; 409 when it is revoked already.
 */
export async function revokePasskey(
  context: WriteContext,
  { userId, passkeyId, by, confirmedBy }: Revocation,
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
    details: { passkey: row.id, name: row.label, ...(confirmedBy ? { confirmedBy } : {}) },
  });
  await notify(tx, [userId], { kind: 'passkey_revoked', itemId: null, details: { name: row.label } }, now);
  return presentPasskey(row);
}

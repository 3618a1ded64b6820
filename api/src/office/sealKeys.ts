import { isNull } from 'drizzle-orm';
import { sealKeys } from '@phoeiphrae/db/schema/signatures';
import type { Seal } from '@phoeiphrae/shared/signature';
import { SYSTEM_STAMP } from './actor.ts';
import type { Deps, Queryable } from './deps.ts';
import { recordEvent } from './log/recordEvent.ts';
import { ProblemException } from '../http/problem.ts';

type SealKeyRow = typeof sealKeys.$inferSelect;

/** The key in force, held until the transaction ends, so that no rotation comes between reading it and sealing. */
export async function sealKeyInForce(
  db: Queryable,
  lock: 'share' | 'update' = 'share',
): Promise<SealKeyRow | undefined> {
  const [row] = await db.select().from(sealKeys).where(isNull(sealKeys.retiredAt)).for(lock);
  return row;
}

/** Makes the configured key the first one of an office that has none yet; later ones come by rotation only. */
export async function registerFirstSealKey(db: Queryable, deps: Deps): Promise<void> {
  const { keyId, publicKey } = deps.seal;
  const at = deps.clock.now().toISOString();
  await db.transaction(async (tx) => {
    const added = await tx
      .insert(sealKeys)
      .values({ keyId, publicKey, createdAt: at })
      .onConflictDoNothing()
      .returning({ keyId: sealKeys.keyId });
    if (added.length === 0) return;
    const details = { keyId, publicKey };
    await recordEvent(tx, { type: 'seal.registered', by: SYSTEM_STAMP, at, requestId: null, details });
  });
}

/**
 * Whether the configured key is the one in force. It is not when the key was rotated and this process still has the
 * former one, or when SEAL_KEY was changed without `npm run admin -- rotate-seal`.
 */
export async function hasKeyInForce(db: Queryable, deps: Deps): Promise<boolean> {
  const known = await sealKeyInForce(db);
  if (known) return known.keyId === deps.seal.keyId;
  await registerFirstSealKey(db, deps);
  return (await sealKeyInForce(db))?.keyId === deps.seal.keyId;
}

/**
 * Seals bytes with the key in force. Call it within the transaction that keeps the seal.
 * @throws {ProblemException} 503 when this process has not the key in force: nothing may be sealed with another.
 */
export async function sealBytes(db: Queryable, deps: Deps, bytes: Uint8Array): Promise<Seal> {
  if (!(await hasKeyInForce(db, deps))) {
    throw new ProblemException('unavailable', {
      sentence: {
        th: 'กุญแจตราประทับของหน่วยงานถูกเปลี่ยนแล้ว แต่ระบบยังไม่ได้เริ่มใหม่',
        en: 'The office’s seal key was changed and this server has not been started anew with it.',
      },
    });
  }
  const signature = deps.seal.sign(bytes).toString('base64url');
  return { keyId: deps.seal.keyId, algorithm: 'Ed25519', signature };
}

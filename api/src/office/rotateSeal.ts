import { eq } from 'drizzle-orm';
import { sealKeys } from '@phoeiphrae/db/schema/signatures';
import { StartError } from '@phoeiphrae/db/startError';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import { SYSTEM_STAMP } from './actor.ts';
import type { Deps } from './deps.ts';
import { recordEvent } from './log/recordEvent.ts';
import { registerFirstSealKey, sealKeyInForce } from './sealKeys.ts';
import type { SealKey } from '../engines/seal.ts';

/** The text by which a key hands over to the next one, and which it signs: RFC 8785. */
export const handOver = (from: string, to: Pick<SealKey, 'keyId' | 'publicKey'>, at: string): string =>
  canonicalJson({
    format: 1,
    act: 'hand_over_seal',
    from,
    to: to.keyId,
    algorithm: 'Ed25519',
    publicKey: to.publicKey,
    at,
  });

/**
 * Retires the configured key and puts the next one in force, announced by a signature of the retired one. What was
 * sealed before stays checkable. From here on this process, and every other with the old key, seals nothing.
 * @throws {StartError} when the configured key is not the one in force.
 */
export async function rotateSeal(deps: Deps, next: SealKey): Promise<void> {
  const { seal } = deps;
  const at = deps.clock.now().toISOString();
  await deps.db.orm.transaction(async (tx) => {
    if (!(await sealKeyInForce(tx, 'update'))) await registerFirstSealKey(tx, deps);
    const former = await sealKeyInForce(tx, 'update');
    if (former?.keyId !== seal.keyId) throw notInForce();
    const announcement = handOver(seal.keyId, next, at);
    await tx.update(sealKeys).set({ retiredAt: at }).where(eq(sealKeys.keyId, seal.keyId));
    await tx.insert(sealKeys).values({
      keyId: next.keyId,
      publicKey: next.publicKey,
      createdAt: at,
      previousKeyId: seal.keyId,
      announcement,
      announcementSignature: seal.sign(Buffer.from(announcement)).toString('base64url'),
    });
    const details = { from: seal.keyId, to: next.keyId };
    await recordEvent(tx, { type: 'seal.rotated', by: SYSTEM_STAMP, at, requestId: null, details });
  });
}

export const notInForce = () =>
  new StartError(
    'กุญแจตราประทับ (SEAL_KEY) ไม่ใช่กุญแจที่ใช้อยู่',
    'SEAL_KEY is not the key in force; put the right key back, or see "Changing the seal key" in docs/operations.md',
  );

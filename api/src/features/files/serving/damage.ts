import { and, eq, isNull } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { heldOn, SYSTEM_STAMP } from '../../../office/actor.ts';
import type { Deps } from '../../../office/deps.ts';
import { recordEvent } from '../../../office/log/recordEvent.ts';
import { notify } from '../../../office/notify.ts';
import { policyInForce } from '../../../office/policyStore.ts';

/**
 * Writes down that the bytes under a digest are not these, once, and tells those who look after the system. From here
 * on they are served to nobody and published in nothing.
 * @returns whether it was news.
 */
export async function markDamaged(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  sha256: string,
  requestId: string | null = null,
): Promise<boolean> {
  const moment = clock.now();
  const now = moment.toISOString();
  return db.orm.transaction(async (tx) => {
    const { rowCount } = await tx
      .update(blobs)
      .set({ damagedAt: now })
      .where(and(eq(blobs.sha256, sha256), isNull(blobs.damagedAt)));
    if (!rowCount) return false;
    const today = bangkokDate(moment);
    const postHolders = await heldOn(tx, today, await policyInForce(tx, today), {});
    const told = postHolders.filter(({ held }) => held.powers.includes('administer'));
    await notify(
      tx,
      told.map(({ userId }) => userId),
      { kind: 'file_damaged', itemId: null, details: { sha256 } },
      now,
    );
    await recordEvent(tx, {
      type: 'file.damaged',
      by: SYSTEM_STAMP,
      at: now,
      requestId,
      details: { sha256 },
    });
    return true;
  });
}

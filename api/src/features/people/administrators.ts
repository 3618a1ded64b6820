import { sql } from 'drizzle-orm';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import { heldOn } from '../../office/actor.ts';
import type { Queryable, Tx } from '../../office/deps.ts';
import { ProblemException } from '../../http/problem.ts';
import type { LoadedPolicy } from '../../office/policyStore.ts';
import type { WriteContext } from '../../office/write.ts';

/** One at a time: what depends on all accounts or appointments together, such as who is the last of a kind. */
export const lockPeople = (tx: Tx) => tx.execute(sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.people})`);

/** The appointments that give the power to administer today. */
export async function administratorsOn(db: Queryable, today: string, policy: LoadedPolicy) {
  const holders = await heldOn(db, today, policy, {});
  return holders.filter(({ held }) => held.powers.includes('administer'));
}

/**
 * Someone must be left who can let people in. Call after `lockPeople`.
 * @throws {ProblemException} 409 when nobody would be.
 */
export async function requireAnotherAdministrator(
  { tx, today, actor }: WriteContext,
  without: { userId?: string; appointmentId?: string },
): Promise<void> {
  const holders = await administratorsOn(tx, today, actor.policy);
  const left = holders.filter(
    ({ userId, held }) => userId !== without.userId && held.appointmentId !== without.appointmentId,
  );
  if (left.length > 0) return;
  throw new ProblemException('move-not-possible', {
    sentence: {
      th: 'นี่คือผู้ดูแลระบบคนสุดท้าย ต้องแต่งตั้งคนอื่นก่อน',
      en: 'This is the last administrator: appoint another one first.',
    },
  });
}

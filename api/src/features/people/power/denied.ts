import type { FastifyRequest } from 'fastify';
import { eq } from 'drizzle-orm';
import { powerActs } from '@phoeiphrae/db/schema/power';
import { ProblemException } from '../../../http/problem.ts';
import { eventDetails } from '../../../office/power/requestPowerAct.ts';
import { personStamp } from '../../../office/actorStamps.ts';
import type { Deps } from '../../../office/deps.ts';
import { recordEvent } from '../../../office/log/recordEvent.ts';
import { inTransaction } from '../../../office/transaction.ts';

/**
 * Runs a confirmation, and keeps in the log that a party to the act tried to confirm it: the write itself leaves nothing.
 * @throws {ProblemException} whatever the confirmation throws.
 */
export async function recordingDenials<T>(
  deps: Deps,
  request: FastifyRequest,
  actId: string,
  confirm: () => Promise<T>,
): Promise<T> {
  try {
    return await confirm();
  } catch (error) {
    if (error instanceof ProblemException && error.code === 'second-person-required') {
      await recordDenial(deps, request, actId);
    }
    throw error;
  }
}

async function recordDenial(
  { db, clock }: Deps,
  { actor, id }: FastifyRequest,
  actId: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [act] = await tx.select().from(powerActs).where(eq(powerActs.id, actId));
    await recordEvent(tx, {
      type: 'power.denied',
      by: personStamp({ id: actor.userId, name: actor.name }),
      at: clock.now().toISOString(),
      requestId: id,
      ...(act ? { subjectId: act.subjectId } : {}),
      details: act ? eventDetails(act) : { act: actId, kind: null },
    });
  });
}

import { eq } from 'drizzle-orm';
import { paperDecisions } from '@phoeiphrae/db/schema/paper';
import { SHORTEST_REASON } from '@phoeiphrae/shared/reason';
import type { WriteContext } from '../../../office/write.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { plainWords } from '../moves/reason.ts';
import { checked, detailsOf, finish, openCheck, type CheckRequest } from './openCheck.ts';
import { scanProblem } from './scanFaults.ts';

/** @throws {ProblemException} as `openCheck`; 422 when the reason says nothing. */
export async function refuseInkDecision(
  context: WriteContext,
  request: CheckRequest & { reason: string },
): Promise<ItemFacts> {
  const checking = await openCheck(context, request);
  const { tx, facts, paper, by, record } = checking;
  const refusal = plainWords(request.reason);
  if (refusal.length < SHORTEST_REASON) throw scanProblem('reason_short', '/reason');
  await tx
    .update(paperDecisions)
    .set({ state: 'refused', ...checked(checking), refusal })
    .where(eq(paperDecisions.id, paper.id));
  const details = { ...detailsOf(checking), reason: refusal };
  const about = { itemId: facts.item.id, revisionId: paper.revisionId };
  await record({ type: 'item.paper_refused', by, ...about, details });
  return finish(checking, [paper.signer, paper.recordedBy], 'paper_refused', { reason: refusal });
}

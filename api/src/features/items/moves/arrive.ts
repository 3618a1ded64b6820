import { eq } from 'drizzle-orm';
import { decisions, revisions } from '@phoeiphrae/db/schema/items';
import { SYSTEM_STAMP } from '../../../office/actor.ts';
import { notify } from '../../../office/notify.ts';
import { eligibleFor, planFrom } from '../rules/chain.ts';
import type { RevisionFacts } from '../rules/facts.ts';
import type { MoveContext } from './moveContext.ts';
import { nobodyCanDecide } from './nobodyCanDecide.ts';

const PASS_OVER_REASON = 'ผู้ดำรงตำแหน่งในขั้นนี้มีส่วนจัดทำ พิจารณาแล้ว หรือต้องพิจารณาในขั้นถัดไป จึงข้ามขั้นตามหลักสี่ตา';

/**
 * Brings a revision to the step at `index`, or past it where only people with a hand in it hold the post; each pass is
 * recorded with its reason. Those who can decide next are told.
 * @throws {ProblemException} 422 when a step has nobody at all.
 */
export async function arriveAt(context: MoveContext, revision: RevisionFacts, index: number): Promise<void> {
  const { tx, now, facts, record } = context;
  const { workGroup } = facts.item;
  const plan = planFrom(index, revision, workGroup, facts.postHolders);
  if (!plan.waitsAt) {
    throw nobodyCanDecide(revision, plan.unheld ? [plan.unheld] : []);
  }
  const { id, round, contentHash } = revision.row;
  for (const step of plan.passedOver) {
    await tx.insert(decisions).values({
      itemId: facts.item.id,
      revisionId: id,
      round,
      step: step.code,
      kind: 'pass_over',
      contentHash,
      stamp: SYSTEM_STAMP,
      reason: PASS_OVER_REASON,
      decidedAt: now,
    });
    const details = { step: step.code, contentHash, round };
    await record({
      type: 'item.step_passed_over',
      by: SYSTEM_STAMP,
      itemId: facts.item.id,
      revisionId: id,
      details,
    });
  }
  await tx
    .update(revisions)
    .set({ state: 'in_review', step: plan.waitsAt.code, stateSince: now, updatedAt: now })
    .where(eq(revisions.id, id));
  const deciders = eligibleFor(plan.waitsAt, revision, workGroup, facts.postHolders).map(
    (entry) => entry.userId,
  );
  await notify(
    tx,
    deciders,
    { kind: 'decision_awaited', itemId: facts.item.id, details: { step: plan.waitsAt.code } },
    now,
  );
}

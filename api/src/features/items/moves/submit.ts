import { eq } from 'drizzle-orm';
import { revisions } from '@phoeiphrae/db/schema/items';
import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import { DEMANDS } from '@phoeiphrae/shared/policy/rule';
import { stampOf } from '../../../office/actor.ts';
import type { Fault } from '../../../http/fault.ts';
import { ProblemException } from '../../../http/problem.ts';
import { unheldSteps } from '../rules/chain.ts';
import { addContributor } from '../drafts/contributors.ts';
import { keepPrints, lockLikeContents } from '../likeness/keepPrints.ts';
import { noteLikeContents } from '../likeness/noteLikeContents.ts';
import type { RevisionFacts } from '../rules/facts.ts';
import { draftHasJudge } from '../rules/itemPolicy.ts';
import { wayFor } from '../rules/way.ts';
import { missingRequirements, requirementsOnceFrozen } from '../requirements/missing.ts';
import type { EffectResult, MoveContext } from './moveContext.ts';
import { nobodyCanDecide } from './nobodyCanDecide.ts';
import { arriveAt } from './arrive.ts';

const asked = ({ tx, facts, target, today, deps }: MoveContext) => ({
  db: tx,
  workGroup: facts.item.workGroup,
  way: wayFor(facts, target),
  today,
  words: deps.words,
});

function refuse(errors: readonly Fault[]): void {
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
}

/** @throws {ProblemException} 422 with everything that is missing. */
export const requireComplete = async (context: MoveContext): Promise<void> =>
  refuse(await missingRequirements(context.target, asked(context)));

/**
 * What was found waits for someone who decides; where none of them could see the draft, they say it in the chain, and
 * nothing is published before. @throws {ProblemException} 422 with everything that is missing.
 */
async function requireSubmittable(context: MoveContext, revision: RevisionFacts): Promise<void> {
  const judged = draftHasJudge(context.facts, revision);
  const demands = DEMANDS.filter((demand) => judged || demand !== 'personal_data_cleared');
  refuse(await missingRequirements(context.target, asked(context), demands));
}

/** What was approved may not be fit any more. @throws {ProblemException} 422 with what stands in the way now. */
export const requireStillFit = async (context: MoveContext): Promise<void> =>
  refuse(await requirementsOnceFrozen(context.target, asked(context)));

/** @throws {ProblemException} 422 naming each post to which somebody must be appointed. */
function requireDeciders({ facts }: MoveContext, revision: RevisionFacts): void {
  const unheld = unheldSteps(facts, revision);
  if (unheld.length > 0) throw nobodyCanDecide(revision, unheld);
}

/**
 * Freezes the revision, binds it to the announcement in force, and puts it before the first step.
 * @throws {ProblemException} 422 with everything that is missing, or when a step has nobody at all.
 */
export async function submit(context: MoveContext, _body: MoveBody<'submit'>): Promise<EffectResult> {
  const { tx, actor, now, target, as } = context;
  const contributors = [
    ...target.contributors,
    { revisionId: target.row.id, userId: actor.userId, stamp: stampOf(actor, as), at: now },
  ];
  const round = target.row.round + 1;
  const revision: RevisionFacts = { ...target, contributors, row: { ...target.row, round } };
  await requireSubmittable(context, revision);
  await addContributor(tx, target.row.id, stampOf(actor, as), now);
  requireDeciders(context, revision);
  await tx
    .update(revisions)
    .set({
      round,
      way: 'approval',
      category: target.row.content.category,
      policyId: actor.policy.id,
      submittedAt: now,
      submittedBy: actor.userId,
      updatedAt: now,
    })
    .where(eq(revisions.id, target.row.id));
  const { words } = context.deps;
  await lockLikeContents(tx);
  await keepPrints(tx, revision.row, { words, now });
  await noteLikeContents(tx, revision, { way: 'approval', words, now });
  await arriveAt(context, revision, 0);
  const { contentHash } = target.row;
  return { details: { contentHash, round, policyVersion: actor.policy.version } };
}

/** The preparers take it back; nothing of the decisions so far remains in force. */
export async function recall(
  { tx, now, target }: MoveContext,
  _body: MoveBody<'recall'>,
): Promise<EffectResult> {
  await tx
    .update(revisions)
    .set({ state: 'draft', step: null, publishAt: null, stateSince: now, updatedAt: now })
    .where(eq(revisions.id, target.row.id));
  return { details: { contentHash: target.row.contentHash, round: target.row.round, step: target.row.step } };
}

import { and, eq } from 'drizzle-orm';
import { decisions } from '@phoeiphrae/db/schema/items';
import { paperDecisions } from '@phoeiphrae/db/schema/paper';
import { MOVE_EVENTS } from '@phoeiphrae/shared/event';
import { signatory } from '@phoeiphrae/shared/statement';
import { heldOn, stampOf } from '../../../office/actor.ts';
import type { Deps } from '../../../office/deps.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { approve, endorse } from '../moves/decide.ts';
import { signOnPaper } from '../moves/sign.ts';
import type { MoveContext } from '../moves/moveContext.ts';
import { checked, detailsOf, finish, openCheck, type Checking, type CheckRequest } from './openCheck.ts';
import { signersOf } from './inkDecisionPolicy.ts';
import type { InkDecisionRow } from './presentInkDecision.ts';
import { scanProblem } from './scanFaults.ts';

/**
 * The paper counts from here on as the decision itself would: of the person who signed, in the post held that day.
 * @throws {ProblemException} as `openCheck`; 409 when something else was read; 422 when the signer could not sign.
 */
export async function confirmInkDecision(
  context: WriteContext,
  deps: Deps,
  request: CheckRequest & { contentHash: string },
): Promise<ItemFacts> {
  const checking = await openCheck(context, request);
  const { tx, facts, paper, by, record } = checking;
  if (request.contentHash !== paper.contentHash) throw new ProblemException('content-changed');
  const moving = await asSigner(checking, deps);
  const about = { itemId: facts.item.id, revisionId: paper.revisionId };
  await record({ type: 'item.paper_confirmed', by, ...about, details: detailsOf(checking) });
  const { details } = await decideAs(moving, paper);
  await tx
    .update(paperDecisions)
    .set({ state: 'confirmed', ...checked(checking), decisionId: await decisionOf(checking) })
    .where(eq(paperDecisions.id, paper.id));
  await record({
    type: MOVE_EVENTS[paper.kind],
    by: stampOf(moving.actor, moving.as),
    ...about,
    details: { ...details, ...detailsOf(checking), method: 'paper' },
  });
  return finish(checking, [paper.signer, paper.recordedBy], 'paper_confirmed');
}

/** The decision that was just written: a step has one in a round. */
async function decisionOf({ tx, paper }: Checking): Promise<string> {
  const { revisionId, round, step } = paper;
  const [decision] = await tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(and(eq(decisions.revisionId, revisionId), eq(decisions.round, round), eq(decisions.step, step)));
  if (!decision) throw new Error('the decision was not written');
  return decision.id;
}

/** The decision as the signer would have made it, with what attests the ink. */
async function decideAs(moving: MoveContext, paper: InkDecisionRow) {
  const body = { contentHash: paper.contentHash, ...(paper.note === null ? {} : { note: paper.note }) };
  if (paper.kind === 'endorse') return endorse(moving, body);
  const { onPaper } = moving;
  if (!onPaper) throw new Error('a paper is confirmed with its signature');
  return approve({ ...moving, confirmed: await signOnPaper(moving, onPaper) }, body);
}

/** @throws {ProblemException} 422 when whoever signed could not, by what is known now of that day. */
async function asSigner(checking: Checking, deps: Deps): Promise<MoveContext> {
  const { tx, actor, facts, paper, open, by, now, today, record } = checking;
  const postHolders = await heldOn(tx, paper.signedOn, open.revision.policy, {});
  const able = signersOf(open, facts.item.workGroup, postHolders);
  const signer = able.find(({ held }) => held.appointmentId === paper.appointmentId);
  if (!signer) throw scanProblem('cannot_sign', '/appointment');
  const { userId, userName: name, held: as } = signer;
  const onPaper = {
    class: 'paper' as const,
    evidence: paper.sha256,
    signedOn: paper.signedOn,
    recordedBy: signatory(paper.recordedStamp),
    checkedBy: signatory(by),
  };
  const person = { ...actor, userId, name, username: '', sessionId: null, held: [as], seats: [] };
  const target = open.revision;
  return { tx, now, today, record, deps, facts, target, as, actor: person, onPaper };
}

import { and, eq } from 'drizzle-orm';
import { paperDecisions } from '@phoeiphrae/db/schema/paper';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { NoticeKind } from '@phoeiphrae/shared/notice';
import { requireVersion } from '../../../http/etag.ts';
import { inOneHand } from '../../../office/power/hands.ts';
import { notify } from '../../../office/notify.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { openItem } from '../rules/openItem.ts';
import { refreshItem } from '../rules/refreshItem.ts';
import { mayCheck, openStep, type OpenStep } from './inkDecisionPolicy.ts';
import { isWaiting, type InkDecisionRow } from './presentInkDecision.ts';

export interface CheckRequest {
  readonly itemId: string;
  readonly paperId: string;
  readonly version: number;
}

export interface Checking extends WriteContext {
  readonly facts: ItemFacts;
  readonly paper: InkDecisionRow;
  readonly open: OpenStep;
  readonly by: ActorStamp;
}

/** @throws {ProblemException} 404, 412, 409 when it was checked before or the item has moved on, 403. */
export async function openCheck(
  context: WriteContext,
  { itemId, paperId, version }: CheckRequest,
): Promise<Checking> {
  const { tx, actor } = context;
  const facts = await openItem(context, itemId);
  const own = and(eq(paperDecisions.id, paperId), eq(paperDecisions.itemId, itemId));
  const [paper] = await tx.select().from(paperDecisions).where(own).for('update');
  if (!paper) throw new ProblemException('not-found');
  requireVersion(facts.item.version, version);
  const open = openStep(facts);
  if (!open || !isWaiting(paper, facts)) throw new ProblemException('move-not-possible');
  const verdict = mayCheck(actor, facts, paper);
  if ('refused' in verdict) throw new ProblemException(verdict.refused);
  // Whoever recorded it and whoever compares it are two people, not two accounts of one.
  if (await inOneHand(tx, actor.userId, paper.recordedBy)) throw new ProblemException('four-eyes');
  return { ...context, facts, paper, open, by: verdict.as };
}

/** Who compared it, when. */
export const checked = ({ actor, now, by }: Checking) => ({
  checkedBy: actor.userId,
  checkedStamp: by,
  checkedAt: now,
});

export const detailsOf = ({ paper }: Checking) => ({
  paperDecision: paper.id,
  step: paper.step,
  act: paper.kind,
  evidence: paper.sha256,
  signedOn: paper.signedOn,
  contentHash: paper.contentHash,
});

/** Tells the others, and brings the item up to date. */
export async function finish(
  checking: Checking,
  told: readonly string[],
  kind: NoticeKind,
  more: Record<string, unknown> = {},
): Promise<ItemFacts> {
  const { tx, now, facts, paper } = checking;
  const itemId = facts.item.id;
  const details = { step: paper.step, act: paper.kind, signer: paper.signerStamp.name, ...more };
  await notify(tx, told, { kind, itemId, details }, now);
  return refreshItem(checking, facts);
}

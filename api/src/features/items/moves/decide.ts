import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { decisions, revisions } from '@phoeiphrae/db/schema/items';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { NoticeKind } from '@phoeiphrae/shared/notice';
import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import type { DecisionSignature } from '@phoeiphrae/shared/signature';
import type { DecisionKind } from '@phoeiphrae/shared/workflow';
import { stampOf } from '../../../office/actor.ts';
import { notify } from '../../../office/notify.ts';
import { currentStep } from '../rules/chain.ts';
import type { DecisionRow, RevisionFacts } from '../rules/facts.ts';
import type { EffectResult, MoveContext, Signed } from './moveContext.ts';
import { arriveAt } from './arrive.ts';
import { plainWords, readReason } from './reason.ts';

interface Words {
  readonly reasonCode?: string;
  readonly reason?: string;
  /** Of an endorsement on paper, the signature alone: only approvals have a statement. */
  readonly signed?: Partial<Signed>;
}

/** Binds the whole of a signature to the log: of a passkey's, the class alone leaves open what was signed with. */
const signatureHashOf = (signature: DecisionSignature): string =>
  createHash('sha256').update(canonicalJson(signature)).digest('hex');

/** Writes a decision with the person, post, capacity, order, time and the hash of what was read. */
async function decide(context: MoveContext, kind: DecisionKind, words: Words): Promise<DecisionRow> {
  const { tx, actor, now, facts, target, as } = context;
  const { row } = target;
  const [decision] = await tx
    .insert(decisions)
    .values({
      itemId: facts.item.id,
      revisionId: row.id,
      round: row.round,
      step: row.step ?? '',
      kind,
      contentHash: row.contentHash,
      decidedBy: actor.userId,
      appointmentId: as.appointmentId,
      stamp: stampOf(actor, as),
      reasonCode: words.reasonCode ?? null,
      reason: words.reason ?? null,
      ...words.signed,
      decidedAt: now,
    })
    .returning();
  if (!decision) throw new Error('the decision was not written');
  return decision;
}

async function moveTo(
  { tx, now, target }: MoveContext,
  state: 'approved' | 'returned' | 'rejected',
): Promise<void> {
  const ended = state === 'rejected' ? { endedAt: now } : {};
  await tx
    .update(revisions)
    .set({ state, step: null, stateSince: now, updatedAt: now, ...ended })
    .where(eq(revisions.id, target.row.id));
}

/** A remark beside an endorsement or an approval, where one is made. */
const noteOf = ({ note }: { note?: string }): Words => {
  const reason = plainWords(note ?? '', '/note');
  return reason === '' ? {} : { reason };
};

const detailsOf = ({ target }: MoveContext, more: Record<string, unknown> = {}): EffectResult => ({
  details: { contentHash: target.row.contentHash, round: target.row.round, step: target.row.step, ...more },
});

const tellPreparers = ({ tx, now, facts, target }: MoveContext, kind: NoticeKind) =>
  notify(
    tx,
    target.contributors.map((entry) => entry.userId),
    { kind, itemId: facts.item.id, details: { step: target.row.step } },
    now,
  );

/**
 * Records an endorsement and puts the revision before the next step.
 * @throws {ProblemException} 422 when the next step has nobody at all.
 */
export async function endorse(context: MoveContext, body: MoveBody<'endorse'>): Promise<EffectResult> {
  const { target } = context;
  const { onPaper } = context;
  const signed = onPaper ? { signed: { signature: onPaper } } : {};
  const decision = await decide(context, 'endorse', { ...noteOf(body), ...signed });
  const revision: RevisionFacts = { ...target, decisions: [...target.decisions, decision] };
  const step = currentStep(target);
  const index = target.policy.document.chain.findIndex((entry) => entry === step);
  await arriveAt(context, revision, index + 1);
  return detailsOf(context, onPaper ? { signatureHash: signatureHashOf(onPaper) } : {});
}

/**
 * The last step's signature: a statement of who approves what, in which capacity, under which order.
 * @throws {Error} when it was not signed before.
 */
export async function approve(context: MoveContext, body: MoveBody<'approve'>): Promise<EffectResult> {
  if (!context.confirmed) throw new Error('an approval is signed before it is written');
  const { signed, note = '' } = context.confirmed;
  await decide(context, 'approve', { signed, ...noteOf({ note: body.note ?? note }) });
  await moveTo(context, 'approved');
  await tellPreparers(context, 'approved');
  return detailsOf(context, {
    policyVersion: context.target.policy.version,
    signature: signed.signature.class,
    statement: createHash('sha256').update(signed.statementText).digest('hex'),
    sealKey: signed.seal.keyId,
    signatureHash: signatureHashOf(signed.signature),
  });
}

/**
 * Gives the revision back to its preparers, who are told why.
 * @throws {ProblemException} 422 when the reason is none of the list or says nothing.
 */
export async function returnForChanges(
  context: MoveContext,
  body: MoveBody<'return'>,
): Promise<EffectResult> {
  const words = readReason(context.target.policy.document.returnReasons, body);
  await decide(context, 'return', words);
  await moveTo(context, 'returned');
  await tellPreparers(context, 'returned');
  return detailsOf(context, { reasonCode: body.reasonCode });
}

/**
 * Ends the revision; its preparers are told why.
 * @throws {ProblemException} 422 when the reason is none of the list or says nothing.
 */
export async function reject(context: MoveContext, body: MoveBody<'reject'>): Promise<EffectResult> {
  const words = readReason(context.target.policy.document.returnReasons, body);
  await decide(context, 'reject', words);
  await moveTo(context, 'rejected');
  await tellPreparers(context, 'rejected');
  return detailsOf(context, { reasonCode: body.reasonCode });
}

import { eq } from 'drizzle-orm';
import { revisions } from '@phoeiphrae/db/schema/items';
import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { STATE_TRAITS } from '@phoeiphrae/shared/workflow';
import { stampOf } from '../../../office/actor.ts';
import { faultTable } from '../../../http/fault.ts';
import { ProblemException } from '../../../http/problem.ts';
import { addContributor } from '../drafts/contributors.ts';
import { keepPrints, lockLikeContents } from '../likeness/keepPrints.ts';
import { noteLikeContents } from '../likeness/noteLikeContents.ts';
import type { RevisionFacts } from '../rules/facts.ts';
import { isApproved, publishRevision } from './publishRevision.ts';
import type { EffectResult, MoveContext } from './moveContext.ts';
import { requireComplete, requireStillFit } from './submit.ts';

const FAULTS = faultTable({
  validity_past: ['/content/validUntil', 'วันสุดท้ายที่เผยแพร่ผ่านไปแล้ว', 'The last day of publication has passed.'],
  past: ['/publishAt', 'เวลาที่ตั้งผ่านไปแล้ว', 'This time has passed.'],
  after_valid_until: [
    '/publishAt',
    'เวลาที่ตั้งอยู่หลังวันสุดท้ายที่เผยแพร่',
    'This time is after the last day of validity.',
  ],
});

/** An approval may outlive what it approved. @throws {ProblemException} 422 after the last day of validity. */
function requireStillValid({ target, today }: MoveContext): void {
  const { validUntil } = target.row.content;
  if (validUntil === null || validUntil >= today) return;
  throw new ProblemException('requirements-not-met', { errors: [FAULTS.validity_past] });
}

/**
 * An immediate revision is frozen at the moment it goes out: its self-check is complete, and it is bound to the
 * announcement in force. One that was approved is frozen already.
 */
async function freeze(context: MoveContext): Promise<RevisionFacts> {
  const { tx, actor, now, target, as } = context;
  if (!STATE_TRAITS[target.row.state].editable) {
    requireStillValid(context);
    await requireStillFit(context);
    return target;
  }
  await lockLikeContents(tx);
  await requireComplete(context);
  const { words } = context.deps;
  await keepPrints(tx, target.row, { words, now });
  await noteLikeContents(tx, target, { way: 'immediate', words, now });
  await addContributor(tx, target.row.id, stampOf(actor, as), now);
  const bound = {
    way: 'immediate' as const,
    category: target.row.content.category,
    policyId: actor.policy.id,
  };
  await tx.update(revisions).set(bound).where(eq(revisions.id, target.row.id));
  return { ...target, row: { ...target.row, ...bound }, policy: actor.policy };
}

/**
 * Makes the revision public at once, in the place of the one before it.
 * @throws {ProblemException} 422 with what is missing, or after the last day of validity; 409 when this
 * content is not approved.
 */
export async function publish(context: MoveContext, _body: MoveBody<'publish'>): Promise<EffectResult> {
  const { tx, now, actor, as, record, facts } = context;
  const revision = await freeze(context);
  const { words, jobs } = context.deps;
  await publishRevision({ tx, now, by: stampOf(actor, as), record, words, jobs }, facts, revision);
  const { contentHash, number, way } = revision.row;
  return { details: { contentHash, number, way, policyVersion: revision.policy.version } };
}

/**
 * Sets the minute at which it goes out by itself. The time is one of the future; a listed schedule can be cancelled.
 * @throws {ProblemException} 422 for a time that is past or after the last day of validity, and with what is
 * missing; 409 when this content is not approved.
 */
export async function schedule(context: MoveContext, body: MoveBody<'schedule'>): Promise<EffectResult> {
  const { tx, now } = context;
  const publishAt = new Date(Math.floor(Date.parse(body.publishAt) / 60_000) * 60_000).toISOString();
  if (publishAt <= now) throw new ProblemException('requirements-not-met', { errors: [FAULTS.past] });
  const { validUntil } = context.target.row.content;
  if (validUntil !== null && bangkokDate(new Date(publishAt)) > validUntil) {
    throw new ProblemException('requirements-not-met', { errors: [FAULTS.after_valid_until] });
  }
  const revision = await freeze(context);
  if (revision.row.way === 'approval' && !isApproved(revision)) throw new ProblemException('not-approved');
  await tx
    .update(revisions)
    .set({ state: 'scheduled', publishAt, stateSince: now, updatedAt: now })
    .where(eq(revisions.id, revision.row.id));
  return { details: { contentHash: revision.row.contentHash, publishAt } };
}

export async function unschedule(
  { tx, now, target }: MoveContext,
  _body: MoveBody<'unschedule'>,
): Promise<EffectResult> {
  const state = target.row.way === 'approval' ? ('approved' as const) : ('draft' as const);
  await tx
    .update(revisions)
    .set({ state, publishAt: null, stateSince: now, updatedAt: now })
    .where(eq(revisions.id, target.row.id));
  return { details: { contentHash: target.row.contentHash, publishAt: target.row.publishAt } };
}

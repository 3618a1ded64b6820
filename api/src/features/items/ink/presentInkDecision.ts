import { desc, eq } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { paperDecisions } from '@phoeiphrae/db/schema/paper';
import type { PaperDecision, PaperDecisions } from '@phoeiphrae/shared/paperDecision';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { capacityTitle, heldOn } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { maySeeRevision } from '../rules/itemPolicy.ts';
import type { Viewer } from '../rules/viewer.ts';
import { revisionsOf } from '../reading/revisions.ts';
import { mayCheck, openStep, recorderStamp, signersOf } from './inkDecisionPolicy.ts';

export type InkDecisionRow = typeof paperDecisions.$inferSelect;

/** Whether it still waits for its check: the item stands where it stood when the paper was recorded. */
export const isWaiting = (paper: InkDecisionRow, { working }: ItemFacts): boolean =>
  paper.state === 'recorded' &&
  working?.row.state === 'in_review' &&
  working.row.id === paper.revisionId &&
  working.row.round === paper.round &&
  working.row.step === paper.step &&
  working.row.contentHash === paper.contentHash;

function presentOne(paper: InkDecisionRow, size: number, facts: ItemFacts, { actor }: Viewer): PaperDecision {
  const waits = isWaiting(paper, facts);
  const { sha256, name, mediaType } = paper;
  return {
    id: paper.id,
    state: paper.state === 'recorded' && !waits ? 'void' : paper.state,
    act: paper.kind,
    step: paper.step,
    paper: paper.paper,
    contentHash: paper.contentHash,
    signer: paper.signerStamp,
    signedOn: paper.signedOn,
    note: paper.note,
    scan: { sha256, name, mediaType, size },
    recordedBy: paper.recordedStamp,
    recordedAt: paper.recordedAt,
    checkedBy: paper.checkedStamp,
    checkedAt: paper.checkedAt,
    refusal: paper.refusal,
    mayCheck: waits && 'as' in mayCheck(actor, facts, paper),
  };
}

/** The papers of the revisions that this person may see, and what can be recorded now. @param day yyyy-mm-dd */
export async function presentInkDecisions(
  db: Queryable,
  facts: ItemFacts,
  viewer: Viewer,
  day: string,
): Promise<PaperDecisions> {
  const revisions = await revisionsOf(db, facts, viewer);
  const seen = new Set(
    revisions.filter((one) => maySeeRevision(viewer.actor, facts, one)).map(({ row }) => row.id),
  );
  const rows = await db
    .select({ paper: paperDecisions, size: blobs.size })
    .from(paperDecisions)
    .innerJoin(blobs, eq(blobs.sha256, paperDecisions.sha256))
    .where(eq(paperDecisions.itemId, facts.item.id))
    .orderBy(desc(paperDecisions.recordedAt), desc(paperDecisions.id));
  const shown = rows.filter(({ paper }) => seen.has(paper.revisionId));
  const open = await presentOpen(db, facts, viewer, day);
  return {
    decisions: shown.map(({ paper, size }) => presentOne(paper, size, facts, viewer)),
    open,
    mayRecord:
      open !== null &&
      recorderStamp(viewer.actor, facts) !== undefined &&
      !rows.some(({ paper }) => isWaiting(paper, facts)),
  };
}

async function presentOpen(
  db: Queryable,
  facts: ItemFacts,
  { actor }: Viewer,
  day: string,
): Promise<PaperDecisions['open']> {
  const open = openStep(facts);
  if (!open || !maySeeRevision(actor, facts, open.revision)) return null;
  const { revision, step, act, papers } = open;
  const { row } = revision;
  const postHolders = await heldOn(db, day, revision.policy, {});
  const able = signersOf(open, facts.item.workGroup, postHolders);
  return {
    act,
    step: step.code,
    contentHash: row.contentHash,
    from: bangkokDate(new Date(row.submittedAt ?? row.stateSince)),
    papers: [...papers],
    signers: able.map(({ userName: name, held }) => ({
      appointment: held.appointmentId,
      name,
      postTitle: capacityTitle(held),
      orderNumber: held.orderNumber,
    })),
  };
}

import { and, eq } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { paperDecisions } from '@phoeiphrae/db/schema/paper';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { RecordPaper, SignablePaper } from '@phoeiphrae/shared/paperDecision';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { capacityTitle, heldOn } from '../../../office/actor.ts';
import { notify } from '../../../office/notify.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import type { ItemFacts, PostHolders } from '../rules/facts.ts';
import { maySeeRevision } from '../rules/itemPolicy.ts';
import { openItem } from '../rules/openItem.ts';
import { plainWords } from '../moves/reason.ts';
import { refreshItem } from '../rules/refreshItem.ts';
import { checkersOf, openStep, recorderStamp, signersOf, type OpenStep } from './inkDecisionPolicy.ts';
import { requireMark } from './requireMark.ts';
import { scanProblem } from './scanFaults.ts';
import type { TakenScan } from './takeScan.ts';

export interface RecordRequest {
  readonly itemId: string;
  readonly version: number;
  readonly body: RecordPaper;
  /** The scan, once it is known that the person may record one. @throws {ProblemException} why there is none. */
  readonly scan: () => TakenScan;
}

type Signer = PostHolders[number];

/**
 * Keeps a signed paper until a second person has compared it; nothing is decided yet.
 * @throws {ProblemException} 404, 412, 409 when no decision waits or a paper waits already, 403, 422.
 */
export async function recordInkDecision(context: WriteContext, request: RecordRequest): Promise<ItemFacts> {
  const { tx, today } = context;
  const { itemId, version, body } = request;
  const facts = await openItem(context, itemId, version);
  const { open, by } = requireRecorder(context, facts);
  requireDay(body.signedOn, open, today);
  const postHolders = await heldOn(tx, body.signedOn, open.revision.policy, {});
  const signer = requireSigner(context, { facts, open, postHolders, body });
  const scan = request.scan();
  const paper = requireMark(scan.codes, open);
  await requireNoneWaiting(context, open);
  await keep(context, { facts, open, by, signer, scan, paper, body });
  return refreshItem(context, facts);
}

/** @throws {ProblemException} 409 when nothing waits that can be signed on paper, 403. */
export function requireRecorder(
  { actor }: Pick<WriteContext, 'actor'>,
  facts: ItemFacts,
): { open: OpenStep; by: ActorStamp } {
  const open = openStep(facts);
  if (!open || !maySeeRevision(actor, facts, open.revision)) throw new ProblemException('move-not-possible');
  const by = recorderStamp(actor, facts);
  if (!by) throw new ProblemException('not-permitted');
  return { open, by };
}

function requireDay(day: string, { revision: { row } }: OpenStep, today: string): void {
  if (day > today) throw scanProblem('in_future', '/signedOn');
  const submitted = bangkokDate(new Date(row.submittedAt ?? row.stateSince));
  if (day < submitted) throw scanProblem('before_submission', '/signedOn');
}

interface Signing {
  readonly facts: ItemFacts;
  readonly open: OpenStep;
  readonly postHolders: PostHolders;
  readonly body: RecordPaper;
}

function requireSigner({ actor }: WriteContext, { facts, open, postHolders, body }: Signing): Signer {
  const able = signersOf(open, facts.item.workGroup, postHolders);
  const signer = able.find(({ held }) => held.appointmentId === body.appointment);
  if (!signer) throw scanProblem('cannot_sign', '/appointment');
  if (signer.userId === actor.userId) {
    throw new ProblemException('four-eyes', {
      sentence: {
        th: 'ผู้ลงนามบันทึกเอกสารของตนเองไม่ได้ โปรดให้ผู้อื่นบันทึก หรือพิจารณาในระบบ',
        en: 'Whoever signed does not record the paper: have someone else do it, or decide in the system.',
      },
    });
  }
  return signer;
}

async function requireNoneWaiting({ tx }: WriteContext, { revision: { row } }: OpenStep): Promise<void> {
  const waiting = await tx
    .select({ id: paperDecisions.id })
    .from(paperDecisions)
    .where(
      and(
        eq(paperDecisions.revisionId, row.id),
        eq(paperDecisions.round, row.round),
        eq(paperDecisions.step, row.step ?? ''),
        eq(paperDecisions.state, 'recorded'),
      ),
    );
  if (waiting.length > 0) throw new ProblemException('already-exists');
}

interface Kept {
  readonly facts: ItemFacts;
  readonly open: OpenStep;
  readonly by: ActorStamp;
  readonly signer: Signer;
  readonly scan: TakenScan;
  readonly paper: SignablePaper;
  readonly body: RecordPaper;
}

async function keep({ tx, actor, now, record }: WriteContext, kept: Kept): Promise<void> {
  const { facts, open, by, signer, scan, paper, body } = kept;
  const { sha256, size, name, mediaType } = scan;
  const { id: revisionId, round, contentHash } = open.revision.row;
  await tx.insert(blobs).values({ sha256, size, mediaType, storedAt: now }).onConflictDoNothing();
  const note = plainWords(body.note ?? '', '/note');
  const row = {
    itemId: facts.item.id,
    revisionId,
    round,
    step: open.step.code,
    kind: open.act,
    contentHash,
    paper,
    sha256,
    name,
    mediaType,
    signer: signer.userId,
    appointmentId: signer.held.appointmentId,
    signerStamp: stampOfSigner(signer),
    signedOn: body.signedOn,
    note: note === '' ? null : note,
    recordedBy: actor.userId,
    recordedStamp: by,
    recordedAt: now,
  };
  const [written] = await tx.insert(paperDecisions).values(row).returning({ id: paperDecisions.id });
  const about = { step: open.step.code, act: open.act, signer: signer.userName };
  const details = {
    ...about,
    paperDecision: written?.id,
    evidence: sha256,
    signedOn: body.signedOn,
    contentHash,
  };
  await record({ type: 'item.paper_recorded', by, itemId: facts.item.id, revisionId, details });
  const notice = { itemId: facts.item.id, details: about };
  const checkers = checkersOf(facts, { recordedBy: actor.userId, signer: signer.userId });
  await notify(tx, checkers, { kind: 'paper_to_check', ...notice }, now);
  // Whoever never signed anything hears of it before it counts.
  await notify(tx, [signer.userId], { kind: 'paper_recorded', ...notice }, now);
}

const stampOfSigner = ({ userId, userName, held }: Signer): ActorStamp => ({
  userId,
  name: userName,
  post: held.post,
  postTitle: capacityTitle(held),
  capacity: held.capacity,
  orderNumber: held.orderNumber,
});

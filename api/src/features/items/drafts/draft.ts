import { eq } from 'drizzle-orm';
import { revisions } from '@phoeiphrae/db/schema/items';
import type { EventType } from '@phoeiphrae/shared/event';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Content } from '@phoeiphrae/shared/content';
import type { SelfCheckAnswer } from '@phoeiphrae/shared/revision';
import { STATE_TRAITS } from '@phoeiphrae/shared/workflow';
import { heldWith, stampOf } from '../../../office/actor.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import { contentHashOf } from './contentHash.ts';
import { addContributor } from './contributors.ts';
import type { ItemFacts, RevisionFacts } from '../rules/facts.ts';
import { mayEdit } from '../rules/itemPolicy.ts';
import { openItem } from '../rules/openItem.ts';
import { refreshItem } from '../rules/refreshItem.ts';
import { wayOfCategory } from '../rules/way.ts';

export interface Draft {
  readonly facts: ItemFacts;
  readonly revision: RevisionFacts;
  /** The person as the record will name them. */
  readonly by: ActorStamp;
}

/**
 * Locks the item for writing on its draft. The order of the questions is the contract.
 * @throws {ProblemException} 404, 412 when another has written, 409 when it is not a draft, 403.
 */
export async function openDraft(
  context: WriteContext,
  { itemId, version }: { itemId: string; version: number },
): Promise<Draft> {
  const facts = await openItem(context, itemId, version);
  const { actor } = context;
  const { working } = facts;
  if (!working || !STATE_TRAITS[working.row.state].editable) throw new ProblemException('move-not-possible');
  if (!mayEdit(actor, facts)) throw new ProblemException('not-permitted');
  const by = stampOf(actor, heldWith(actor, 'prepare', facts.item.workGroup));
  return { facts, revision: working, by };
}

export interface DraftChange {
  readonly content: Content;
  readonly selfCheck?: SelfCheckAnswer[];
  readonly event: EventType;
  readonly details?: Record<string, unknown>;
}

/**
 * Writes on a draft that `openDraft` has locked: its content and hash, the contributor, the event, the summary. Saving
 * what is there already changes nothing and adds nobody, so an approval is never lost to an empty save.
 */
export async function writeDraft(
  context: WriteContext,
  { facts, revision, by }: Draft,
  change: DraftChange,
): Promise<ItemFacts> {
  const { tx, actor, now } = context;
  const { slug, workGroup, id: itemId } = facts.item;
  const { row } = revision;
  const { content, selfCheck = row.selfCheck } = change;
  const contentHash = contentHashOf({ slug, workGroup, content });
  const sameAnswers = JSON.stringify(selfCheck) === JSON.stringify(row.selfCheck);
  if (contentHash === row.contentHash && sameAnswers) return facts;
  const values = {
    content,
    contentHash,
    selfCheck,
    category: content.category,
    way: wayOfCategory(facts, actor.policy.categories.get(content.category)),
    policyId: actor.policy.id,
    updatedAt: now,
  };
  await tx.update(revisions).set(values).where(eq(revisions.id, row.id));
  await addContributor(tx, row.id, by, now);
  const details = { contentHash, selfCheckChanged: !sameAnswers, ...change.details };
  await context.record({ type: change.event, by, itemId, revisionId: row.id, details });
  return refreshItem(context, facts);
}

import { eq } from 'drizzle-orm';
import { revisions } from '@phoeiphrae/db/schema/items';
import type { EditDraft } from '@phoeiphrae/shared/item';
import { STATE_TRAITS } from '@phoeiphrae/shared/workflow';
import { heldWith, stampOf } from '../../actor.ts';
import { requireVersion } from '../../etag.ts';
import { ProblemException } from '../../problem.ts';
import type { WriteContext } from '../../write.ts';
import { cleanContent } from './content.ts';
import { contentHashOf } from './contentHash.ts';
import { addContributor } from './contributors.ts';
import { loadFacts, lockItem, type ItemFacts } from './facts.ts';
import { mayEdit, maySee } from './itemPolicy.ts';
import { refreshSummary } from './summary.ts';
import { reload } from './transitionItem.ts';

export interface EditRequest {
  readonly itemId: string;
  readonly version: number;
  readonly body: EditDraft;
}

/**
 * Writes on the draft; only the named fields change. Saving what is there already changes nothing and adds nobody to
 * the contributors, so an approval is never lost to an empty save.
 * @throws {ProblemException} 404, 412 when another has written, 409 when it is not a draft, 403.
 */
export async function editDraft(
  context: WriteContext,
  { itemId, version, body }: EditRequest,
): Promise<ItemFacts> {
  const { tx, actor, now, today } = context;
  const item = await lockItem(tx, itemId);
  const [facts] = item ? await loadFacts(tx, [item], { today, policy: actor.policy }) : [];
  if (!facts || !maySee(actor, facts)) throw new ProblemException('not-found');
  requireVersion(facts.item.version, version);
  const { working } = facts;
  if (!working || !STATE_TRAITS[working.row.state].editable) throw new ProblemException('move-not-possible');
  if (!mayEdit(actor, facts)) throw new ProblemException('not-permitted');
  const { row } = working;
  const { slug, workGroup } = facts.item;
  const content = cleanContent({ ...row.content, ...body.content });
  const contentHash = contentHashOf({ slug, workGroup, content });
  const selfCheck = body.selfCheck ?? row.selfCheck;
  const sameAnswers = JSON.stringify(selfCheck) === JSON.stringify(row.selfCheck);
  if (contentHash === row.contentHash && sameAnswers) return facts;
  const track = actor.policy.categories.get(content.category)?.track ?? 'approval';
  const values = {
    content,
    contentHash,
    selfCheck,
    category: content.category,
    track,
    policyId: actor.policy.id,
  };
  await tx
    .update(revisions)
    .set({ ...values, updatedAt: now })
    .where(eq(revisions.id, row.id));
  const stamp = stampOf(actor, heldWith(actor, 'prepare', workGroup));
  await addContributor(tx, row.id, stamp, now);
  const details = { contentHash, selfCheckChanged: !sameAnswers };
  await context.record({ type: 'item.edited', by: stamp, itemId, revisionId: row.id, details });
  await refreshSummary(tx, facts.item, actor.policy, now);
  return reload(context, itemId);
}

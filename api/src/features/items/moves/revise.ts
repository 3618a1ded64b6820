import { eq } from 'drizzle-orm';
import { revisions } from '@phoeiphrae/db/schema/items';
import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import { stampOf } from '../../../office/actor.ts';
import { contentHashOf } from '../drafts/contentHash.ts';
import { addContributor } from '../drafts/contributors.ts';
import { wayOfCategory } from '../rules/way.ts';
import type { EffectResult, MoveContext } from './moveContext.ts';

/**
 * Opens a new revision beside the live one, with its content; the self-check is to be answered anew, and
 * what was said of the last change is not said of this one. Words that were
 * never published are still those of their writers, who may not decide on them here either.
 * @throws {Error} when the revision was not written.
 */
export async function revise(context: MoveContext, _body: MoveBody<'revise'>): Promise<EffectResult> {
  const { tx, actor, now, facts, target, as } = context;
  const { changeNote: _said, ...content } = target.row.content;
  const { slug, workGroup } = facts.item;
  const [row] = await tx
    .insert(revisions)
    .values({
      itemId: facts.item.id,
      number: facts.latest.row.number + 1,
      state: 'draft',
      way: wayOfCategory(facts, actor.policy.categories.get(content.category)),
      category: content.category,
      policyId: actor.policy.id,
      content,
      contentHash: contentHashOf({ slug, workGroup, content }),
      createdBy: actor.userId,
      createdAt: now,
      updatedAt: now,
      stateSince: now,
    })
    .returning({ id: revisions.id, number: revisions.number });
  if (!row) throw new Error('the revision was not written');
  await addContributor(tx, row.id, stampOf(actor, as), now);
  const writers = target.row.publishedAt === null ? target.contributors : [];
  for (const { stamp } of writers) await addContributor(tx, row.id, stamp, now);
  return { revisionId: row.id, details: { number: row.number, from: target.row.number } };
}

/** Gives a draft up. The row and its record stay. */
export async function discard(
  { tx, now, target }: MoveContext,
  _body: MoveBody<'discard'>,
): Promise<EffectResult> {
  await tx
    .update(revisions)
    .set({ state: 'discarded', endedAt: now, stateSince: now, updatedAt: now })
    .where(eq(revisions.id, target.row.id));
  return { details: { number: target.row.number } };
}

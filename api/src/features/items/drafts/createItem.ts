import { items, revisions } from '@phoeiphrae/db/schema/items';
import type { Content } from '@phoeiphrae/shared/content';
import type { CreateItem } from '@phoeiphrae/shared/draft';
import { Slug, slugHasNumber } from '@phoeiphrae/shared/slug';
import { heldWith, stampOf } from '../../../office/actor.ts';
import { faultTable } from '../../../http/fault.ts';
import { ProblemException } from '../../../http/problem.ts';
import { storedText } from '../../../http/storedText.ts';
import { isDuplicate, type WriteContext } from '../../../office/write.ts';
import { emptyContent, withParts } from './content.ts';
import { contentHashOf } from './contentHash.ts';
import { addContributor } from './contributors.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { mayCreate } from '../rules/itemPolicy.ts';
import { refreshItem } from '../rules/refreshItem.ts';

const FAULTS = faultTable({
  taken: ['/slug', 'ที่อยู่นี้มีผู้ใช้แล้ว โปรดเลือกคำอื่น', 'This address is taken; choose other words.'],
  number: ['/slug', 'ที่อยู่ถาวรต้องไม่มีปีหรือเลขหลายหลัก', 'A permanent address carries no year and no number.'],
  unknown: ['/content/category', 'ไม่มีประเภทนี้ในประกาศ', 'The announcement has no such category.'],
  file_unknown: [
    '/content/files/0/sha256',
    'สร้างเรื่องก่อน แล้วจึงแนบไฟล์',
    'Create the item first, then attach its files.',
  ],
});

/**
 * Opens an item with an empty or partly filled draft, whose content is cleaned already. Its address is chosen here and
 * never changes.
 * @throws {ProblemException} 400 when nothing stays of the address; 403 outside the person's work groups; 409 when the address is taken; 422 for an address
 * with a number in it or a category that the announcement does not have.
 */
export async function createItem(context: WriteContext, body: CreateItem): Promise<ItemFacts> {
  const { tx, actor, now } = context;
  if (!mayCreate(actor, body.workGroup)) throw new ProblemException('not-permitted');
  const slug = storedText(Slug, body.slug, '/slug');
  const [first] = actor.policy.document.categories;
  const category = body.content.category ?? first?.code ?? '';
  requireSound(slug, { ...body.content, category }, context);
  const content = withParts(emptyContent(category), { ...body.content, category });
  const stamp = stampOf(actor, heldWith(actor, 'prepare', body.workGroup));
  const track = actor.policy.categories.get(category)?.track ?? 'approval';
  const base = { createdBy: actor.userId, createdAt: now, updatedAt: now };
  const [item] = await tx
    .insert(items)
    .values({
      ...base,
      slug,
      workGroup: body.workGroup,
      title: content.title,
      category,
      track,
      way: track,
      state: 'draft',
      heldSince: now,
      version: 0,
    })
    .returning()
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw new ProblemException('already-exists', { errors: [FAULTS.taken] });
    });
  if (!item) throw new Error('the item was not written');
  const contentHash = contentHashOf({ slug, workGroup: body.workGroup, content });
  const [row] = await tx
    .insert(revisions)
    .values({
      ...base,
      itemId: item.id,
      number: 1,
      state: 'draft',
      // Nothing was published and nothing decided: the way is the category's.
      way: track,
      category,
      policyId: actor.policy.id,
      content,
      contentHash,
      stateSince: now,
    })
    .returning({ id: revisions.id });
  if (!row) throw new Error('the revision was not written');
  await addContributor(tx, row.id, stamp, now);
  await context.record({
    type: 'item.created',
    by: stamp,
    itemId: item.id,
    revisionId: row.id,
    details: { slug, contentHash },
  });
  return refreshItem(context, { item });
}

function requireSound(
  slug: string,
  { category, files = [] }: Partial<Content> & { category: string },
  { actor }: WriteContext,
): void {
  const errors = [
    ...(slugHasNumber(slug) ? [FAULTS.number] : []),
    ...(actor.policy.categories.has(category) ? [] : [FAULTS.unknown]),
    ...(files.length > 0 ? [FAULTS.file_unknown] : []),
  ];
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
}

import { and, eq } from 'drizzle-orm';
import { findingJustifications } from '@phoeiphrae/db/schema/files';
import { revisionContributors } from '@phoeiphrae/db/schema/items';
import { JUSTIFICATION_LENGTH, type JustifyFinding } from '@phoeiphrae/shared/itemFile';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { stampOf } from '../../../office/actor.ts';
import { faultTable } from '../../../http/fault.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import type { ItemFacts, RevisionFacts } from '../rules/facts.ts';
import { mayJustify } from '../rules/itemPolicy.ts';
import { openItem } from '../rules/openItem.ts';
import { refreshItem } from '../rules/refreshItem.ts';
import { findingsOf } from '../rules/openFindings.ts';
import { likeContents } from '../likeness/likeContents.ts';
import { LIKE_SOURCE } from '../likeness/openLikeContents.ts';
import type { ReadWords } from '../rules/wordFindings.ts';

const FAULTS = faultTable({
  short: ['/reason', 'เขียนเหตุผลให้ผู้อื่นเข้าใจ', 'Give the reason in words.'],
  finding_unknown: [
    '/findingKey',
    'ไม่พบรายการนี้ในเนื้อหาปัจจุบัน โปรดเปิดเรื่องใหม่',
    'The present content has no such finding.',
  ],
});

/**
 * Says why something that was found may be published. It holds for this finding in these bytes or, in the item's own
 * words, for this value in this field: another value needs another justification.
 * @throws {ProblemException} 404, 409 without a revision in hand or when it is justified already, 403, 422.
 */
export async function justifyFinding(
  context: WriteContext,
  { itemId, body, words }: { itemId: string; body: JustifyFinding; words: ReadWords },
): Promise<ItemFacts> {
  const { tx, actor, now } = context;
  const facts = await openItem(context, itemId);
  const verdict = mayJustify(actor, facts);
  if (!verdict.allowed) throw new ProblemException(verdict.code);
  const reason = requireReason(body.reason);
  const { source, findingKey } = body;
  if (!(await requireLikeContent(context, facts, body, words))) await requireFinding(facts, body, words);
  const stamp = stampOf(actor, verdict.as);
  await tx
    .insert(findingJustifications)
    .values({ itemId, source, findingKey, reason, userId: actor.userId, stamp, at: now });
  await context.record({
    type: 'item.finding_justified',
    by: stamp,
    itemId,
    ...(facts.working ? { revisionId: facts.working.row.id } : {}),
    details: { source, findingKey, reason },
  });
  return refreshItem(context, facts);
}

function requireReason(given: string): string {
  const reason = normaliseThai(given).replace(/\s+/g, ' ').trim();
  if (reason.length >= JUSTIFICATION_LENGTH) return reason;
  throw new ProblemException('requirements-not-met', { errors: [FAULTS.short] });
}

/**
 * A like content is judged by someone who had no hand in it under the other item either.
 * @returns whether it is one.
 * @throws {ProblemException} 403 for a contributor of the other revision, 409 when it is justified already.
 */
async function requireLikeContent(
  { tx, actor }: WriteContext,
  { working }: ItemFacts,
  { source, findingKey }: JustifyFinding,
  words: ReadWords,
): Promise<boolean> {
  if (!working || source !== LIKE_SOURCE || !findingKey.startsWith('like_')) return false;
  const found = (await likeContents(tx, working.row, words)).find(({ key }) => key === findingKey);
  if (!found) return false;
  const { revisionId, userId } = revisionContributors;
  const [wrote] = await tx
    .select({ userId })
    .from(revisionContributors)
    .where(and(eq(revisionId, found.revisionId), eq(userId, actor.userId)));
  if (wrote) throw new ProblemException('four-eyes');
  requireNotSaid(working, source, findingKey);
  return true;
}

function requireNotSaid({ files }: RevisionFacts, source: string, findingKey: string): void {
  if (files.justifications.some((one) => one.source === source && one.findingKey === findingKey)) {
    throw new ProblemException('already-exists');
  }
}

async function requireFinding(
  { working }: ItemFacts,
  { source, findingKey }: JustifyFinding,
  words: ReadWords,
): Promise<void> {
  const found = working ? await findingsOf(working, working.policy.document, words) : [];
  if (!working || !found.some((one) => one.source === source && one.key === findingKey)) {
    throw new ProblemException('requirements-not-met', { errors: [FAULTS.finding_unknown] });
  }
  requireNotSaid(working, source, findingKey);
}

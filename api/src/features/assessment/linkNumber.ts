import { asc, eq, sql } from 'drizzle-orm';
import { assessmentAddresses, assessmentNumbers } from '@phoeiphrae/db/schema/assessment';
import { workGroups } from '@phoeiphrae/db/schema/people';
import type { AssessmentAddress } from '@phoeiphrae/shared/assessment/address';
import type { LinkNumber } from '@phoeiphrae/shared/assessment/board';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { ProblemException, refusedFor } from '../../http/problem.ts';
import type { Actor } from '../../office/actor.ts';
import { stampOf } from '../../office/actor.ts';
import type { Tx } from '../../office/deps.ts';
import type { WriteContext } from '../../office/write.ts';
import { requireKeeper, requireWorker } from './assessmentPolicy.ts';
import { linkFaults, seenItems } from './linkFaults.ts';
import { openNumber, type NumberRow } from './openScheme.ts';
import { recordAssessment } from './recordAssessment.ts';

type AddressRow = typeof assessmentAddresses.$inferSelect;

/** A place of its own column, and the other two empty. */
export function rowOf(address: AssessmentAddress) {
  const tidy = (text: string) => normaliseThai(text).trim();
  return {
    itemId: address.kind === 'item' ? address.itemId : null,
    page: address.kind === 'page' ? address.page : null,
    url: address.kind === 'external' ? address.url : null,
    label: tidy(address.label),
    explanation: tidy(address.explanation),
  };
}

export const addressesOf = (tx: Tx, numberId: string): Promise<AddressRow[]> =>
  tx
    .select()
    .from(assessmentAddresses)
    .where(eq(assessmentAddresses.numberId, numberId))
    .orderBy(asc(assessmentAddresses.position));

/** @throws {ProblemException} 422 with every address that cannot be used */
async function requireUsable(
  { tx, actor }: { tx: Tx; actor: Actor },
  { addresses }: LinkNumber,
  before: readonly AddressRow[],
  origin: string,
): Promise<void> {
  const ids = addresses.flatMap((address) => (address.kind === 'item' ? [address.itemId] : []));
  const seen = await seenItems(tx, actor, ids);
  const linked = new Set(before.map(({ itemId }) => itemId));
  const known = { has: (id: string) => seen.has(id) || linked.has(id) };
  const categories = new Set(actor.policy.document.categories.map(({ code }) => code));
  const errors = linkFaults(addresses, { items: known, categories, origin });
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
}

const NO_GROUP = {
  pointer: '/workGroup',
  code: 'no-work-group',
  detail: { th: 'ไม่มีกลุ่มงานนี้', en: 'There is no such work group.' },
};

/** Whose number it is, is settled by whoever keeps the schemes. @throws {ProblemException} 403, 422 */
async function requireGroup({ tx, actor }: WriteContext, number: NumberRow, workGroup: string | null) {
  if (workGroup === number.workGroup) return;
  requireKeeper(actor);
  if (workGroup === null) return;
  const [group] = await tx
    .select({ code: workGroups.code })
    .from(workGroups)
    .where(eq(workGroups.code, workGroup));
  if (!group) throw refusedFor('requirements-not-met', NO_GROUP);
}

/**
 * Says where the evidence of a number is, in the place of what was said before. What was verified stays verified: whoever
 * links something else verifies again.
 * @throws {ProblemException} 404, 412, 403, 422
 */
export async function linkNumber(
  context: WriteContext,
  target: { id: string; version: number },
  body: LinkNumber,
  origin: string,
): Promise<string> {
  const { tx, actor } = context;
  const { scheme, number } = await openNumber(tx, target);
  const by = stampOf(actor, requireWorker(actor, number.workGroup));
  await requireGroup(context, number, body.workGroup);
  const before = await addressesOf(tx, number.id);
  await requireUsable(context, body, before, origin);
  const rows = body.addresses.map((address, position) => ({
    numberId: number.id,
    position,
    ...rowOf(address),
  }));
  await tx.delete(assessmentAddresses).where(eq(assessmentAddresses.numberId, number.id));
  if (rows.length > 0) await tx.insert(assessmentAddresses).values(rows);
  const { workGroup } = body;
  await tx
    .update(assessmentNumbers)
    .set({ workGroup, version: sql`${assessmentNumbers.version} + 1` })
    .where(eq(assessmentNumbers.id, number.id));
  const places = rows.map(({ itemId, page, url }) => itemId ?? page ?? url);
  const details = { number: number.number, workGroup, addresses: places };
  await recordAssessment({ ...context, by }, 'assessment.linked', scheme, details);
  return scheme.id;
}

import { asc, eq } from 'drizzle-orm';
import { remarks } from '@phoeiphrae/db/schema/items';
import { RemarkText, type Remark } from '@phoeiphrae/shared/remark';
import { stampOf, type Actor } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import { notify } from '../../../office/notify.ts';
import { ProblemException } from '../../../http/problem.ts';
import { storedText } from '../../../http/storedText.ts';
import type { WriteContext } from '../../../office/write.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { seesEverything } from '../../../office/areaPolicy.ts';
import { maySeeRevision } from '../rules/itemPolicy.ts';
import { seenItem, type Viewer } from '../rules/viewer.ts';
import { revisionsOf } from './revisions.ts';

type Row = typeof remarks.$inferSelect;

const present = (row: Row): Remark => ({
  id: row.id,
  by: row.stamp,
  revisionNumber: row.revisionNumber,
  text: row.text,
  createdAt: row.createdAt,
});

/** The remarks on those revisions that this person may see, oldest first. */
export async function listRemarks(db: Queryable, facts: ItemFacts, viewer: Viewer): Promise<Remark[]> {
  const all = await revisionsOf(db, facts, viewer);
  const seen = all.filter((revision) => maySeeRevision(viewer.actor, facts, revision));
  const numbers = new Set(seen.map(({ row }) => row.number));
  const rows = await db
    .select()
    .from(remarks)
    .where(eq(remarks.itemId, facts.item.id))
    .orderBy(asc(remarks.createdAt));
  return rows.filter((row) => numbers.has(row.revisionNumber)).map(present);
}

/** Who may leave a remark: the committee, overseer and monitor, and whoever works on the item's group. */
const mayRemark = (actor: Actor, facts: ItemFacts): boolean =>
  seesEverything(actor) || actor.held.some((held) => held.workGroups.includes(facts.item.workGroup));

/**
 * A remark has no vote in it: it moves nothing. The contributors are told.
 * @throws {ProblemException} 404 when there is no such item for this person; 403 when they may not remark; 400 when
 * nothing is left of the words.
 */
export async function addRemark(context: WriteContext, itemId: string, text: string): Promise<Remark> {
  const { tx, actor, now } = context;
  const facts = await seenItem(tx, itemId, context);
  if (!mayRemark(actor, facts)) throw new ProblemException('not-permitted');
  const revision = facts.working ?? facts.latest;
  const stamp = remarkStamp(actor);
  const [row] = await tx
    .insert(remarks)
    .values({
      itemId,
      revisionNumber: revision.row.number,
      userId: actor.userId,
      stamp,
      text: storedText(RemarkText, text, '/text'),
      createdAt: now,
    })
    .returning();
  if (!row) throw new Error('the remark was not written');
  await context.record({
    type: 'item.remarked',
    by: stamp,
    itemId,
    revisionId: revision.row.id,
    details: { remarkId: row.id },
  });
  await notify(
    tx,
    revision.contributors.map((entry) => entry.userId),
    { kind: 'remarked', itemId, details: {} },
    now,
  );
  return present(row);
}

/** A member of the committee speaks from the seat, anyone else from their post. */
function remarkStamp(actor: Actor) {
  const seat = actor.policy.document.committee.find((entry) => actor.seats.includes(entry.seat));
  return seat ? { ...stampOf(actor), postTitle: seat.title.th } : stampOf(actor, actor.held[0]);
}

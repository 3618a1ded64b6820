import { asc, eq, inArray } from 'drizzle-orm';
import { checkedTargets, checkedUses } from '@phoeiphrae/db/schema/checks';
import { items } from '@phoeiphrae/db/schema/items';
import type { Tx } from '../../office/deps.ts';
import type { RecordEvent } from '../../office/log/recordEvent.ts';
import type { Standing } from './standing.ts';
import { tellOwners } from './tellOwners.ts';

interface Writing {
  readonly tx: Tx;
  readonly now: Date;
  readonly record: RecordEvent;
}

/**
 * Writes down how a target stands now, from how it stood under its lock, and tells of it where it has become broken, or is so
 * no more: with that, or not at all.
 * @param judge what it comes to; `readAt` for a file whose bytes were all read
 */
export async function writeStanding(
  writing: Writing,
  targetId: string,
  judge: (before: Standing) => Standing & { readAt?: string },
): Promise<void> {
  const { tx } = writing;
  const itself = eq(checkedTargets.id, targetId);
  const [seen] = await tx.select().from(checkedTargets).where(itself);
  if (seen && turns(seen, judge(seen))) await lockItems(tx, await usesOf(tx, targetId));
  const [before] = await tx.select().from(checkedTargets).where(itself).for('update');
  if (!before) return;
  const [after] = await tx.update(checkedTargets).set(judge(before)).where(itself).returning();
  if (after && turns(before, after)) await tellOwners(writing, after, await usesOf(tx, targetId));
}

/** Whether it is to be told of. */
const turns = (before: Pick<Standing, 'state'>, after: Pick<Standing, 'state'>): boolean =>
  (before.state === 'broken') !== (after.state === 'broken');

const usesOf = (tx: Tx, targetId: string) =>
  tx.select().from(checkedUses).where(eq(checkedUses.targetId, targetId));

/**
 * Items come first, as for whoever moves one: who ends a publication holds its item while the uses of it go. What is told of an
 * item is told by one at a time, who sees what the one before has told.
 */
export async function lockItems(tx: Tx, uses: readonly { itemId: string }[]): Promise<void> {
  const ids = [...new Set(uses.map(({ itemId }) => itemId))];
  if (ids.length === 0) return;
  await tx
    .select({ id: items.id })
    .from(items)
    .where(inArray(items.id, ids))
    .orderBy(asc(items.id))
    .for('update');
}

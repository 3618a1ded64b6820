import { and, desc, eq, sql } from 'drizzle-orm';
import { events } from '@phoeiphrae/db/schema/log';
import { loadActor } from '../../../office/loadActor.ts';
import type { Tx } from '../../../office/deps.ts';
import type { ItemFacts, RevisionFacts } from '../rules/facts.ts';
import { mayDo } from '../rules/itemPolicy.ts';

/**
 * Whether the person who set the time of the waiting revision could publish it at this moment: with an account that
 * stands, and by a post that is held today, reaches the item's work group and may publish. Their row is locked, so that
 * a right that is being taken away is waited for.
 */
export async function setterStillMay(
  { tx, now }: { tx: Tx; now: string },
  facts: ItemFacts,
  today: string,
): Promise<boolean> {
  const userId = facts.working && (await setterOf(tx, facts.working));
  if (!userId) return false;
  await tx.execute(sql`SELECT FROM users WHERE id = ${userId} FOR SHARE`);
  const actor = await loadActor(tx, { userId, sessionId: null }, { now, today });
  return actor !== undefined && mayDo(actor, 'schedule', facts).allowed;
}

/** Who set the time that stands: the log says it, which nobody can edit. */
async function setterOf(tx: Tx, { row }: RevisionFacts): Promise<string | null> {
  const [set] = await tx
    .select({ userId: events.actorId })
    .from(events)
    .where(
      and(eq(events.itemId, row.itemId), eq(events.revisionId, row.id), eq(events.type, 'item.scheduled')),
    )
    .orderBy(desc(events.seq))
    .limit(1);
  return set?.userId ?? null;
}

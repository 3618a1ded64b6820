import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { checkedTargets, checkedUses } from '@phoeiphrae/db/schema/checks';
import { notices } from '@phoeiphrae/db/schema/items';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { heldOn, reaches, SYSTEM_STAMP } from '../../office/actor.ts';
import type { Tx } from '../../office/deps.ts';
import type { RecordEvent } from '../../office/log/recordEvent.ts';
import { notify } from '../../office/notify.ts';
import { policyInForce } from '../../office/policyStore.ts';

export type Use = Pick<typeof checkedUses.$inferSelect, 'itemId' | 'workGroup' | 'label'>;
export type Target = Pick<
  typeof checkedTargets.$inferSelect,
  'kind' | 'address' | 'state' | 'since' | 'failure'
>;

interface Telling {
  readonly tx: Tx;
  readonly now: Date;
  readonly record: RecordEvent;
}

/**
 * Writes into the log that a link or a file of these items is broken, or is so no more, and tells of the first those who
 * prepare for the work group. Who has not read yet that something of an item does not work is told no second time.
 */
export async function tellOwners(
  { tx, now, record }: Telling,
  target: Target,
  uses: readonly Use[],
): Promise<void> {
  const { kind, address, state, since, failure } = target;
  const at = now.toISOString();
  const isBroken = state === 'broken';
  for (const { itemId, workGroup, label } of uses) {
    const type = isBroken ? 'item.broken_found' : 'item.broken_mended';
    const details = isBroken ? { kind, address, since, failure } : { kind, address, state };
    await record({ type, by: SYSTEM_STAMP, at, requestId: null, itemId, details });
    if (!isBroken) continue;
    const people = await toTell(tx, { itemId, workGroup }, now);
    await notify(tx, people, { kind: 'link_broken', itemId, details: { kind, label, failure } }, at);
  }
}

async function toTell(tx: Tx, { itemId, workGroup }: Omit<Use, 'label'>, now: Date): Promise<string[]> {
  const owners = await ownersOf(tx, workGroup, bangkokDate(now));
  if (owners.length === 0) return [];
  const unread = await tx
    .select({ userId: notices.userId })
    .from(notices)
    .where(
      and(
        eq(notices.itemId, itemId),
        eq(notices.kind, 'link_broken'),
        isNull(notices.readAt),
        inArray(notices.userId, owners),
      ),
    );
  const told = new Set(unread.map(({ userId }) => userId));
  return owners.filter((userId) => !told.has(userId));
}

/** Who prepares for the work group; where nobody does, who looks after the system. */
async function ownersOf(tx: Tx, workGroup: string, today: string): Promise<string[]> {
  const holders = await heldOn(tx, today, await policyInForce(tx, today), {});
  const those = (may: (entry: (typeof holders)[number]) => boolean) => [
    ...new Set(holders.filter(may).map(({ userId }) => userId)),
  ];
  const preparing = those(({ held }) => held.powers.includes('prepare') && reaches(held, workGroup));
  return preparing.length > 0 ? preparing : those(({ held }) => held.powers.includes('administer'));
}
